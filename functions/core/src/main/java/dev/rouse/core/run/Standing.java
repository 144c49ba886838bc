package dev.rouse.core.run;

import dev.rouse.core.run.Call.Progress;
import dev.rouse.core.runbook.RunbookTurn;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.CallIds;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the steps so far add up to.
///
/// @param heard the number of the last input that was heard
/// @param byRunbook whether the runbook has taken the models' place
public record Standing(
    Phase phase, Tally tally, int heard, boolean byRunbook, Optional<Input.Cancelled> cancel) {

  static final Standing START =
      new Standing(Phase.Thinking.NOW, Tally.START, 0, false, Optional.empty());

  Standing after(Entry entry) {
    var timed = with(tally.at(entry.epoch(), entry.at()));
    return switch (entry.step()) {
      case Step.Answered(var answer, var model, var usage, _) ->
          timed.by(model).with(timed.tally.answered(usage)).with(wanting(entry.seq(), answer));
      case Step.Intended(var calls) -> timed.with(begun(calls));
      case Step.Returned(var call, var result) -> timed.returned(call, result);
      case Step.Asked(var ask) -> timed.with(call(ask.call(), new Progress.Asking(ask)));
      case Step.Delegated(var call, _, _, var deadline, _) ->
          timed.with(call(call, new Progress.Delegated(deadline)));
      case Step.Heard(var number, var input) -> timed.heard(number, input);
      case Step.Expired(var call) -> timed.with(timed.expired(call));
      case Step.Shrunk _ -> timed;
      case Step.Lost(var calls) -> timed.with(lost(calls));
      case Step.Summarised(_, _, _, var usage, _) -> timed.with(timed.tally.spent(usage));
      case Step.Corrected _ -> timed.with(timed.tally.corrected()).with(Phase.Thinking.NOW);
      case Step.Deferred(_, var until) ->
          timed.with(timed.tally.deferred()).with(new Phase.Thinking(until));
      case Step.Held(_, var until) -> timed.with(new Phase.Thinking(until));
      case Step.FellBack _ -> new Standing(phase, timed.tally, heard, true, cancel);
      case Step.Ended(var outcome) -> timed.with(new Phase.Over(outcome, phase));
    };
  }

  /// Whoever speaks: a runbook that speaks has taken the models' place.
  private Standing by(String model) {
    boolean runbook = byRunbook || model.equals(RunbookTurn.MODEL);
    return runbook == byRunbook ? this : new Standing(phase, tally, heard, runbook, cancel);
  }

  private static Phase wanting(int seq, ModelAnswer answer) {
    if (answer.calls().isEmpty()) {
      return new Phase.Answering(answer);
    }
    return new Phase.Acting(
        IntStream.range(0, answer.calls().size())
            .mapToObj(
                i -> new Call(CallIds.of(seq, i), answer.calls().get(i), new Progress.Wanted()))
            .toList());
  }

  private Phase begun(List<Intent> intents) {
    Phase next = phase;
    for (var intent : intents) {
      next = change(next, intent.call(), new Progress.Begun(intent.effect()));
    }
    return next;
  }

  private Phase lost(List<String> calls) {
    Phase next = phase;
    for (var id : calls) {
      next = change(next, id, new Progress.Lost());
    }
    return next;
  }

  /// Where the run fails with it and is redriven, the question is asked again: nobody can answer
  /// the old one any more.
  private Phase expired(String id) {
    return phase instanceof Phase.Acting acting ? acting.with(id, Standing::unasked) : phase;
  }

  private static Call unasked(Call call) {
    return call.progress() instanceof Progress.Asking(var ask)
        ? call.with(
            ask.why() == Ask.Why.UNKNOWN_RESULT ? new Progress.Lost() : new Progress.Wanted())
        : call;
  }

  private Phase call(String id, Progress progress) {
    return change(phase, id, progress);
  }

  private static Phase change(Phase phase, String id, Progress progress) {
    return phase instanceof Phase.Acting acting
        ? acting.with(id, call -> call.with(progress))
        : phase;
  }

  private Standing returned(String call, ToolResult result) {
    var counted = result instanceof ToolResult.Refused ? tally.refused() : tally.returned();
    return with(counted).with(call(call, new Progress.Done(result)));
  }

  private Standing heard(int number, Input input) {
    var listening = new Standing(phase, tally, number, byRunbook, cancel);
    return switch (input) {
      case Input.Decided(var ask, var allowed, _, _) ->
          allowed ? listening.allowed(ask) : listening;
      case Input.Cancelled cancelled ->
          new Standing(phase, tally, number, byRunbook, Optional.of(cancelled));
      case Input.ChildEnded _ -> listening;
      case Input.News _ ->
          phase instanceof Phase.Answering ? listening.with(Phase.Thinking.NOW) : listening;
      case Input.Redriven _ -> listening.reopened();
    };
  }

  private Standing allowed(String ask) {
    return asking(ask).map(call -> with(call(call.id(), new Progress.Allowed()))).orElse(this);
  }

  /// The call that waits for this ask's decision.
  public Optional<Call> asking(String ask) {
    return calls().stream()
        .filter(c -> c.progress() instanceof Progress.Asking(var asked) && asked.id().equals(ask))
        .findFirst();
  }

  /// The calls of the last answer, where not all of them have their result.
  public List<Call> calls() {
    return phase instanceof Phase.Acting(var calls) ? calls : List.of();
  }

  private Standing reopened() {
    return phase instanceof Phase.Over(Outcome.Failed _, var before)
        ? new Standing(before, tally.reopened(), heard, false, Optional.empty())
        : this;
  }

  private Standing with(Phase next) {
    return new Standing(next, tally, heard, byRunbook, cancel);
  }

  private Standing with(Tally next) {
    return new Standing(phase, next, heard, byRunbook, cancel);
  }
}
