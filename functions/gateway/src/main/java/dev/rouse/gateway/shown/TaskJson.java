package dev.rouse.gateway.shown;

import dev.rouse.core.journal.RunView;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.stored.OutcomeJson;
import dev.rouse.core.task.Event;
import dev.rouse.journal.people.Cause;
import dev.rouse.journal.people.TaskSummary;
import dev.rouse.journal.people.TaskView;
import java.time.Instant;
import java.util.Locale;

/// Tasks.
public final class TaskJson {
  private TaskJson() {}

  /// A line of a list.
  public static Json.Obj of(TaskSummary task) {
    return summary(task).done();
  }

  static JsonObject summary(TaskSummary task) {
    return Json.object()
        .put("task", task.task().id().value())
        .put("agent", task.agent().toString())
        .put("run", task.run().value())
        .put("state", task.stage().word())
        .put("event", cause(task.cause()))
        .maybeText("session", task.session())
        .put("acceptedAt", task.acceptedAt().toString())
        .maybeText("endedAt", task.endedAt().map(Instant::toString));
  }

  /// One task, with its answer once there is one.
  public static Json.Obj of(TaskView task) {
    var json =
        Json.object()
            .put("task", task.task().id().value())
            .put("agent", task.task().agent().toString())
            .put("run", task.run().value());
    standing(json, task.view());
    return json.put("event", cause(cause(task.task().event())))
        .maybeText("session", task.task().session())
        .put("acceptedAt", task.task().acceptedAt().toString())
        .maybeText("endedAt", task.endedAt().map(Instant::toString))
        .done();
  }

  /// The state in one word, and after the end what came of it.
  static void standing(JsonObject json, RunView view) {
    json.put("state", state(view));
    view.outcome().ifPresent(outcome -> outcome(json, outcome));
  }

  private static String state(RunView view) {
    return view.outcome()
        .map(OutcomeJson::kind)
        .orElseGet(() -> view.state().name().toLowerCase(Locale.ROOT));
  }

  private static void outcome(JsonObject json, Outcome outcome) {
    switch (outcome) {
      case Outcome.Completed(var text, var data) -> json.put("answer", text).maybe("data", data);
      case Outcome.Failed(var problem) -> json.put("problem", problem.toJson());
      case Outcome.Cancelled(var by, var reason) ->
          json.put("cancelled", Json.object().put("by", by).put("reason", reason).done());
    }
  }

  static Cause cause(Event event) {
    return new Cause(event.source(), event.id(), event.type(), event.subject());
  }

  static Json.Obj cause(Cause cause) {
    return Json.object()
        .put("source", cause.source())
        .put("id", cause.id())
        .put("type", cause.type())
        .maybeText("subject", cause.subject())
        .done();
  }
}
