package dev.rouse.core.machine;

import dev.rouse.core.json.Json;
import dev.rouse.core.machine.examination.Examination;
import dev.rouse.core.outgoing.ChildOffer;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.resource.OnDeadline;
import dev.rouse.core.resource.OnUnknown;
import dev.rouse.core.resource.agent.Approvals;
import dev.rouse.core.run.Call;
import dev.rouse.core.run.Call.Progress;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What humans and other agents owe a run: it asks them, all at once, and sleeps until the first
/// deadline.
final class Owed {
  private final Approvals rules;

  Owed(Approvals rules) {
    this.rules = rules;
  }

  /// What is unknown comes first: with it the run may end, and then nobody is asked about the rest.
  Optional<Next> go(Turn turn, List<Call> calls, List<Examination> examinations) {
    if (examinations.stream().allMatch(e -> e instanceof Examination.NotNow)) {
      return wait(turn, calls);
    }
    var unknown = examinations.stream().filter(Examination.IsUnknown.class::isInstance).toList();
    unknown.forEach(examination -> ask(turn, examination));
    if (unknown.isEmpty()) {
      examinations.forEach(examination -> ask(turn, examination));
    }
    return Optional.empty();
  }

  private void ask(Turn turn, Examination examination) {
    switch (examination) {
      case Examination.NeedsApproval(var call, var arguments) ->
          ask(turn, call, arguments, Ask.Why.APPROVAL);
      case Examination.IsUnknown(var call, var arguments) -> unknown(turn, call, arguments);
      case Examination.NeedsAgent(var call, var agent, var timeout, var arguments) -> {
        var child = child(turn, call, agent, arguments);
        turn.add(new Step.Delegated(call.id(), agent, child, turn.at().plus(timeout), arguments));
      }
      case Examination.Ready _,
          Examination.Settled _,
          Examination.Looping _,
          Examination.NotNow _ -> {}
    }
  }

  private static RunId child(Turn turn, Call call, AgentId agent, Json.Obj arguments) {
    return ChildOffer.of(turn.state().task(), call.id(), agent, arguments).id();
  }

  /// A human who redrives the run has seen that a result is unknown: the model is told, no one is
  /// asked again.
  private void unknown(Turn turn, Call call, Json.Obj arguments) {
    if (turn.state().outcome().isPresent()) {
      return;
    }
    if (reopenedSince(turn.state().entries(), call.id())) {
      turn.add(new Step.Returned(call.id(), new ToolResult.Unknown()));
    } else if (rules.onUnknown() == OnUnknown.ASK) {
      ask(turn, call, arguments, Ask.Why.UNKNOWN_RESULT);
    } else {
      turn.fail(
          Kind.UNKNOWN_RESULT,
          "the process died while "
              + call.request().tool()
              + " "
              + arguments.write()
              + " was at work; find out whether it took effect, then redrive the run");
    }
  }

  private static boolean reopenedSince(List<Entry> entries, String call) {
    boolean reopened = false;
    for (var entry : entries) {
      if (entry.step() instanceof Step.Lost(var calls) && calls.contains(call)) {
        reopened = false;
      } else if (entry.step() instanceof Step.Heard(_, Input.Redriven _)) {
        reopened = true;
      }
    }
    return reopened;
  }

  private void ask(Turn turn, Call call, Json.Obj arguments, Ask.Why why) {
    String tool = call.request().tool();
    turn.add(
        new Step.Asked(
            new Ask(
                "a" + turn.nextSeq(),
                call.id(),
                why,
                tool,
                arguments,
                Ask.hash(tool, arguments),
                deciders(),
                turn.at().plus(rules.deadline()))));
  }

  private List<String> deciders() {
    return rules.deciders().stream()
        .map(decider ->
            switch (decider) {
              case Approvals.Decider.User(var name) -> "user:" + name;
              case Approvals.Decider.Group(var name) -> "group:" + name;
            })
        .toList();
  }

  private Optional<Next> wait(Turn turn, List<Call> calls) {
    for (var call : calls) {
      var deadline = Moment.deadline(call);
      if (deadline.isPresent() && !turn.at().isBefore(deadline.get())) {
        return expire(turn, call, deadline.get());
      }
    }
    var first =
        calls.stream()
            .flatMap(call -> Moment.deadline(call).stream())
            .min(Comparator.naturalOrder());
    return Optional.of(new Next.Sleep(first.orElseThrow()));
  }

  private Optional<Next> expire(Turn turn, Call call, Instant deadline) {
    turn.add(new Step.Expired(call.id()));
    boolean asked = call.progress() instanceof Progress.Asking;
    if (asked && rules.onDeadline() == OnDeadline.FAIL) {
      return turn.fail(
          Kind.EXPIRED, "nobody decided about " + call.request().tool() + " until " + deadline);
    }
    return turn.add(
        new Step.Returned(
            call.id(),
            asked
                ? Absorbing.denial(call, "the deadline", "Nobody decided until " + deadline + ".")
                : new ToolResult.Failed("the agent did not answer until " + deadline)));
  }
}
