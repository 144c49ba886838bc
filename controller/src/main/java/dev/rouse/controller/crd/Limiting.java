package dev.rouse.controller.crd;

import static dev.rouse.controller.schema.Schema.count;
import static dev.rouse.controller.schema.Schema.duration;
import static dev.rouse.controller.schema.Schema.money;
import static dev.rouse.controller.schema.Schema.object;
import static dev.rouse.controller.schema.Schema.text;
import static dev.rouse.controller.schema.Schema.whole;
import static dev.rouse.controller.schema.Schema.word;

import dev.rouse.controller.schema.Schema;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.task.Overlap;

/// What bounds an agent, or a team of agents.
final class Limiting {
  private static final int MOST_STEPS = 10_000;
  private static final int MOST_REPLICAS = 1_000;
  private static final int MOST_ATTEMPTS = 100;

  private Limiting() {}

  static Schema session() {
    return object("Which tasks belong together; those of one session are worked on in order")
        .field(
            "key",
            text(
                "An event's attribute or a path into its data, such as subject or"
                    + " data.order.id. Without one each task is its own session"))
        .field(
            "onOverlap",
            word(
                    Overlap.class,
                    "What a new task does while another of its session is worked on: Queue waits,"
                        + " Reject is refused, Coalesce becomes news for the run at work, Interrupt"
                        + " cancels it")
                .defaultsTo(Defaults.ON_OVERLAP))
        .done();
  }

  static Schema limits() {
    return object("What one run may use")
        .field(
            "steps",
            count("Model turns and tool calls", 1, MOST_STEPS).defaultsTo(Defaults.RUN_STEPS))
        .field("duration", duration("Time at work").defaultsTo(Defaults.RUN_DURATION))
        .field("tokens", whole("Tokens of all model calls", 1).defaultsTo(Defaults.RUN_TOKENS))
        .done();
  }

  static Schema budget() {
    return object("What all runs together may use; what is beyond it waits, and nothing is lost")
        .field("perHour", cap("In an hour"))
        .field("perDay", cap("In a day"))
        .field("perMonth", cap("In a month"))
        .done();
  }

  private static Schema cap(String description) {
    return object(description)
        .field("tokens", whole("Tokens", 0))
        .field("money", money("Money in the price table's currency, such as \"5.00\""))
        .rule("has(self.tokens) || has(self.money)", "must say `tokens`, `money` or both")
        .done();
  }

  static Schema scaling() {
    return object("How many replicas there are")
        .field("min", count("At least; 0 sleeps", 0, MOST_REPLICAS).defaultsTo(Defaults.SCALE_MIN))
        .field("max", count("At most", 1, MOST_REPLICAS).defaultsTo(Defaults.SCALE_MAX))
        .field(
            "concurrency",
            count("Tasks at once in one replica", 1, MOST_REPLICAS)
                .defaultsTo(Defaults.CONCURRENCY))
        .field(
            "idleAfter",
            duration("How long a replica stays without work").defaultsTo(Defaults.IDLE_AFTER))
        .rule(
            "min",
            "!has(self.min) || !has(self.max) || self.min <= self.max",
            "must not be more than `max`")
        .done();
  }

  static Schema retry() {
    return object("How a task is tried again whose run failed for a passing reason")
        .field(
            "attempts",
            count("How often, the first one counted in", 1, MOST_ATTEMPTS)
                .defaultsTo(Defaults.RETRY_ATTEMPTS))
        .field(
            "backoff",
            duration("Before the second attempt; doubles each time")
                .defaultsTo(Defaults.RETRY_BACKOFF))
        .field("maxBackoff", duration("Never longer").defaultsTo(Defaults.RETRY_MAX_BACKOFF))
        .done();
  }
}
