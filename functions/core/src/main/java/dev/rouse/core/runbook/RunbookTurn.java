package dev.rouse.core.runbook;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.agent.Runbook;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.task.Event;
import dev.rouse.core.template.Judgement;
import dev.rouse.core.template.Rendering;
import java.util.List;
import java.util.Optional;

/// The runbook's next turn: one call of a tool, or the answer.
///
/// It follows from the event and the results so far: the runbook is walked from its beginning each
/// time, so a run that was killed, or whose runbook has changed, goes on without a memory of its
/// own.
public sealed interface RunbookTurn {

  /// The name under which the runbook's turns are journaled, in a model's place.
  String MODEL = "runbook";

  /// What a model would have said.
  record Says(ModelAnswer answer) implements RunbookTurn {}

  /// It cannot go on.
  record Fails(String why) implements RunbookTurn {}

  static RunbookTurn of(Runbook runbook, Event event, List<Entry> entries) {
    var results = StepResults.of(entries);
    var scope = event.scope();
    for (var step : runbook.steps()) {
      var result = results.get(step.name());
      if (result != null) {
        scope = scope.with(step.name(), result);
        continue;
      }
      var turn = begin(step, scope);
      if (turn.isPresent()) {
        return turn.get();
      }
      scope = scope.with(step.name(), Json.of("(not done)"));
    }
    return answer(runbook, scope);
  }

  /// The call of a step, or nothing where its condition does not hold.
  private static Optional<RunbookTurn> begin(Runbook.Step step, Json.Obj scope) {
    var judgement = step.when().map(condition -> condition.judge(scope));
    if (judgement.isPresent()) {
      switch (judgement.get()) {
        case Judgement.Failed(var why) -> {
          return Optional.of(new Fails("step `" + step.name() + "`, when: " + why));
        }
        case Judgement.Judged(var holds) -> {
          if (!holds) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(call(step, scope));
  }

  private static RunbookTurn call(Runbook.Step step, Json.Obj scope) {
    return switch (step.arguments().render(scope)) {
      case Rendering.Rendered<Json.Obj>(var arguments) ->
          new Says(
              new ModelAnswer(
                  step.name(), List.of(new ToolRequest(step.tool(), arguments.write()))));
      case Rendering.Missing<Json.Obj> missing ->
          new Fails("step `" + step.name() + "`, arguments: " + missing.message());
    };
  }

  private static RunbookTurn answer(Runbook runbook, Json.Obj scope) {
    return switch (runbook.answer().render(scope)) {
      case Rendering.Rendered<String>(var text) -> new Says(ModelAnswer.text(text));
      case Rendering.Missing<String> missing -> new Fails("answer: " + missing.message());
    };
  }
}
