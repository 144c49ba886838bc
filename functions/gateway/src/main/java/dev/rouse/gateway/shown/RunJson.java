package dev.rouse.gateway.shown;

import dev.rouse.core.json.Json;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.stored.InputJson;
import dev.rouse.core.step.stored.StepJson;
import dev.rouse.core.task.RunId;
import dev.rouse.journal.people.RunSummary;
import dev.rouse.journal.people.TimedInput;
import dev.rouse.journal.people.WholeRun;
import java.time.Instant;

/// Runs.
public final class RunJson {
  private RunJson() {}

  /// A line of a list.
  public static Json.Obj of(RunSummary run) {
    return TaskJson.summary(run.task())
        .put("steps", run.steps())
        .put("epoch", run.epoch())
        .put("attempts", run.attempts())
        .put("unheardInputs", run.unheard())
        .maybeText("due", run.due().map(Instant::toString))
        .maybeText("owner", run.owner())
        .done();
  }

  /// A run whole: its timeline, what it was told, and what it has asked.
  public static Json.Obj of(WholeRun run) {
    var json =
        Json.object()
            .put("run", run.task().id().value())
            .put("agent", run.task().agent().toString());
    TaskJson.standing(json, run.view());
    return json.put("epoch", run.view().epoch())
        .put("attempts", run.view().attempts())
        .put("event", run.task().event().toJson())
        .maybeText("session", run.task().session())
        .put("acceptedAt", run.task().acceptedAt().toString())
        .maybeText("endedAt", run.endedAt().map(Instant::toString))
        .put("steps", Json.array(run.steps().stream().map(RunJson::step).toList()))
        .some("inputs", run.inputs().stream().map(RunJson::input).toList())
        .some("approvals", run.asks().stream().map(ApprovalJson::of).toList())
        .someTexts("joined", run.joined().stream().map(RunId::value).toList())
        .done();
  }

  /// One step of the timeline.
  public static Json.Obj step(Entry entry) {
    return Json.object()
        .put("seq", entry.seq())
        .put("epoch", entry.epoch())
        .put("at", entry.at().toString())
        .putAll(StepJson.write(entry.step()))
        .done();
  }

  private static Json.Obj input(TimedInput input) {
    return Json.object()
        .put("number", input.number())
        .put("at", input.at().toString())
        .putAll(InputJson.write(input.input()))
        .done();
  }
}
