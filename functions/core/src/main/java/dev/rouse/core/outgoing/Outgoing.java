package dev.rouse.core.outgoing;

import dev.rouse.core.journal.Delivery;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.resource.route.ReplyTo;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.stored.OutcomeJson;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Digest;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Hops;
import dev.rouse.core.task.Task;
import dev.rouse.core.task.Trace;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Events about a run, one for each destination. Their ids follow from the run and the step.
public final class Outgoing {
  private static final String TYPE = "dev.rouse.run.";
  private static final String SENT = "dev.rouse.tool.sent";
  private static final String ASKED = "dev.rouse.approval.requested";

  private Outgoing() {}

  /// That a run has ended, by its step `seq`.
  public static List<Delivery> outcome(
      List<Json.Obj> destinations, Task task, int seq, Outcome outcome) {
    var data = about(task).putAll(OutcomeJson.write(outcome)).done();
    return each(destinations, task, seq, TYPE + OutcomeJson.kind(outcome), data);
  }

  /// That a human is asked, and that the run waits for it.
  public static List<Delivery> asked(List<Json.Obj> destinations, Task task, int seq, Ask ask) {
    var data =
        about(task)
            .put("approval", ask.id())
            .put("why", ask.why().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("tool", ask.tool())
            .put("arguments", ask.arguments())
            .put("hash", ask.hash())
            .put("deadline", ask.deadline().toString())
            .done();
    return each(destinations, task, seq, ASKED, data);
  }

  /// That a run sleeps until humans have decided.
  public static List<Delivery> waiting(
      List<Json.Obj> destinations, Task task, int seq, List<Ask> asks) {
    var data = about(task).someTexts("approvals", asks.stream().map(Ask::id).toList()).done();
    return each(destinations, task, seq, TYPE + "waiting", data);
  }

  /// What a run's tool sends to a topic, by its step `seq`.
  public static Delivery sent(Task task, int seq, String topic, Json.Obj data) {
    var destination = new ReplyTo.Kafka(topic).toJson();
    return delivery(destination, task, seq, 0, SENT, data);
  }

  /// The source of every event that an agent sends.
  public static String source(AgentId agent) {
    return "/agents/" + agent;
  }

  private static JsonObject about(Task task) {
    return Json.object()
        .put("run", task.id().value())
        .put("agent", task.agent().toString())
        .put(
            "cause",
            Json.object()
                .put("source", task.event().source())
                .put("id", task.event().id())
                .put("type", task.event().type())
                .done());
  }

  private static List<Delivery> each(
      List<Json.Obj> destinations, Task task, int seq, String type, Json.Obj data) {
    return IntStream.range(0, destinations.size())
        .mapToObj(i -> delivery(destinations.get(i), task, seq, i, type, data))
        .toList();
  }

  private static Delivery delivery(
      Json.Obj destination, Task task, int seq, int index, String type, Json.Obj data) {
    String id =
        Digest.of(
            task.agent().namespace(),
            task.id().value(),
            Integer.toString(seq),
            type,
            Integer.toString(index));
    var event = Event.of(id, source(task.agent()), type, data).withSubject(task.id().value());
    return new Delivery(id, destination, Trace.next(Hops.next(event, task.hops()), task));
  }
}
