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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the steps so far add up to.
///
/// @param heard the number of the last input that was heard
/// @param byRunbook whether the runbook has taken the models' place
public record Standing(
    Phase phase, Tally tally, int heard, boolean byRunbook, Optional<Input.Cancelled> cancel) {

  static final Standing START =
      new Standing(Phase.Thinking.NOW, Tally.START, 0, false, Optional.empty());

  /// With one more step. Folding is what every claim begins with, so a step costs few objects.
  Standing after(Entry entry) {
    var timed = tally.at(entry.epoch(), entry.at());
    return switch (entry.step()) {
      case Step.Answered(var answer, var model, var usage, _) ->
          new Standing(
              wanting(entry.seq(), answer),
              timed.answered(usage),
              heard,
              byRunbook || model.equals(RunbookTurn.MODEL),
              cancel);
      case Step.Intended(var calls) -> with(timed, begun(calls));
      case Step.Returned(var call, var result) ->
          with(counted(timed, result), call(call, new Progress.Done(result)));
      case Step.Asked(var ask) -> with(timed, call(ask.call(), new Progress.Asking(ask)));
      case Step.Delegated(var call, _, _, var deadline, _) ->
          with(timed, call(call, new Progress.Delegated(deadline)));
      case Step.Heard(var number, var input) -> with(timed, phase).heard(number, input);
      case Step.Expired(var call) -> with(timed, expired(call));
      case Step.Shrunk _ -> with(timed, phase);
      case Step.Lost(var calls) -> with(timed, lost(calls));
      case Step.Summarised(_, _, _, var usage, _) -> with(timed.spent(usage), phase);
      case Step.Corrected _ -> with(timed.corrected(), Phase.Thinking.NOW);
      case Step.Deferred(_, var until) -> with(timed.deferred(), new Phase.Thinking(until));
      case Step.Held(_, var until) -> with(timed, new Phase.Thinking(until));
      case Step.FellBack _ -> new Standing(phase, timed, heard, true, cancel);
      case Step.Ended(var outcome) -> with(timed, new Phase.Over(outcome, phase));
    };
  }

  private static Tally counted(Tally tally, ToolResult result) {
    return result instanceof ToolResult.Refused ? tally.refused() : tally.returned();
  }

  private static Phase wanting(int seq, ModelAnswer answer) {
    if (answer.calls().isEmpty()) {
      return new Phase.Answering(answer);
    }
    var calls = new ArrayList<Call>(answer.calls().size());
    for (var request : answer.calls()) {
      calls.add(new Call(CallIds.of(seq, calls.size()), request, new Progress.Wanted()));
    }
    return new Phase.Acting(calls);
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

  private Standing heard(int number, Input input) {
    var listening = new Standing(phase, tally, number, byRunbook, cancel);
    return switch (input) {
      case Input.Decided(var ask, var allowed, _, _) ->
          allowed ? listening.allowed(ask) : listening;
      case Input.Cancelled cancelled ->
          new Standing(phase, tally, number, byRunbook, Optional.of(cancelled));
      case Input.ChildEnded _ -> listening;
      case Input.News _ ->
          phase instanceof Phase.Answering ? listening.with(tally, Phase.Thinking.NOW) : listening;
      case Input.Redriven _ -> listening.reopened();
    };
  }

  private Standing allowed(String ask) {
    return asking(ask)
        .map(call -> with(tally, call(call.id(), new Progress.Allowed())))
        .orElse(this);
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

  private Standing with(Tally counted, Phase next) {
    return new Standing(next, counted, heard, byRunbook, cancel);
  }
}
