package dev.rouse.cli.demo;

import dev.rouse.cli.demo.web.Web;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// Follows the agent's run through the gateway and tells each of its steps.
final class Chronicle {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String NAME = "default/oncall";

  private final Web web = new Web();
  private final String gateway;
  private final Story story;
  private final Hope hope;
  private int told;
  private long tokens;
  private BigDecimal money = BigDecimal.ZERO;

  /// @param hope is asked again and again whether it can still come to a good end
  Chronicle(String gateway, Story story, Hope hope) {
    this.gateway = gateway;
    this.story = story;
    this.hope = hope;
  }

  /// Whether there is any left.
  @FunctionalInterface
  interface Hope {
    /// Does nothing while there is some.
    ///
    /// @throws IOException which says why there is none
    void check() throws IOException;
  }

  private String await(URI address, Predicate<String> wished)
      throws IOException, InterruptedException {
    return web.await(
        address,
        body -> {
          hope.check();
          return wished.test(body);
        },
        PATIENCE);
  }

  /// Waits for the alert to be a task; its id.
  String awaitTask() throws IOException, InterruptedException {
    var tasks = URI.create(gateway + "/tasks?agent=" + NAME);
    var task = Json.parse(await(tasks, list -> list.contains("\"task\"")));
    story.tell(
        State.ACCEPTED,
        NAME,
        "the alert is a task in the journal, and no process of the agent runs",
        Instant.parse(text(task, "0.acceptedAt")));
    return text(task, "0.run");
  }

  /// Waits until a process has the run.
  void awaitClaim(String run) throws IOException, InterruptedException {
    var address = URI.create(gateway + "/runs/" + run);
    var claimed = Json.parse(await(address, body -> !text(Json.parse(body), "epoch").equals("0")));
    // Whoever looks may find its first step already, which came after the claim.
    String first = text(claimed, "steps.0.at");
    var at = first.isEmpty() ? Instant.now() : Instant.parse(first);
    story.tell(State.CLAIMED, NAME, "the agent has claimed run " + run, at);
  }

  /// Tells the run's steps as they come, to its answer.
  ///
  /// @throws IOException where there is none
  void follow(String run) throws IOException, InterruptedException {
    var address = URI.create(gateway + "/runs/" + run);
    while (true) {
      int before = told;
      var whole = Json.parse(await(address, body -> isNews(body, before)));
      tell(whole);
      if (whole.at("endedAt").isPresent()) {
        end(whole);
        return;
      }
    }
  }

  private static boolean isNews(String body, int before) {
    var whole = Json.parse(body);
    return steps(whole).size() > before || whole.at("endedAt").isPresent();
  }

  private static List<Json> steps(Json run) {
    return run.at("steps").orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }

  private void tell(Json run) {
    var steps = steps(run);
    for (; told < steps.size(); told++) {
      var step = steps.get(told);
      var at = Instant.parse(text(step, "at"));
      switch (text(step, "kind")) {
        case "answered" -> turn(step, at);
        case "returned" -> story.tell(State.SHOWED, NAME, shown(step), at);
        case "fell-back" ->
            story.tell(
                State.CALLED,
                NAME,
                "the model fails, the runbook takes over: " + text(step, "problem.detail"),
                at);
        default -> {}
      }
    }
  }

  private void turn(Json step, Instant at) {
    tokens += count(step, "input") + count(step, "output");
    money = money.add(step.at("cost").map(Chronicle::number).orElse(BigDecimal.ZERO));
    if (step.at("calls").orElse(Json.Null.VALUE) instanceof Json.Arr(var calls)) {
      calls.forEach(call ->
          story.tell(State.CALLED, NAME, text(call, "tool") + " " + text(call, "arguments"), at));
    }
  }

  /// Of a query with one result, its value alone.
  private static String shown(Json step) {
    String kind = text(step, "result.kind");
    if (!kind.equals("ok")) {
      return kind + ": " + text(step, "result.message");
    }
    String output = text(step, "result.output");
    return output.startsWith("{") && Json.parse(output).at("value").isPresent()
        ? text(Json.parse(output), "value")
        : output;
  }

  private void end(Json run) throws IOException {
    var at = Instant.parse(text(run, "endedAt"));
    boolean answered = text(run, "state").equals("completed");
    if (!answered) {
      throw new IOException(
          "the run is %s: %s".formatted(text(run, "state"), text(run, "problem.detail")));
    }
    story.tell(State.ANSWERED, NAME, text(run, "answer"), at);
    story.tell(
        State.SPENT,
        NAME,
        "%d tokens, %s USD%s"
            .formatted(
                tokens,
                money.stripTrailingZeros().toPlainString(),
                tokens == 0 ? " (runbook)" : ""),
        at);
  }

  private static long count(Json step, String field) {
    return step.at(field).map(Chronicle::number).orElse(BigDecimal.ZERO).longValue();
  }

  private static BigDecimal number(Json value) {
    return value instanceof Json.Num(var number) ? number : BigDecimal.ZERO;
  }

  private static String text(Json json, String path) {
    return json.at(path)
        .map(found -> found instanceof Json.Str(var text) ? text : found.write())
        .orElse("");
  }
}
