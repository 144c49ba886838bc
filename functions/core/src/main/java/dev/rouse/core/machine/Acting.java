package dev.rouse.core.machine;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Toolbox;
import dev.rouse.core.limit.RunLimits;
import dev.rouse.core.machine.examination.Examination;
import dev.rouse.core.machine.examination.Examination.Ready;
import dev.rouse.core.machine.examination.Examiner;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.agent.Limits;
import dev.rouse.core.run.Call;
import dev.rouse.core.run.Call.Progress;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The calls of a model's answer: what can begin begins, in the order in which they were wanted;
/// when nothing can, the run waits for what others owe it.
final class Acting {
  /// Calls in a row that could not be tried: beyond it the model does not learn from being told.
  private static final int MOST_REFUSALS = 10;

  private static final int MOST_AT_ONCE = 8;

  private final Limits limits;
  private final Examiner examiner;
  private final Owed owed;

  Acting(Definition definition, Toolbox toolbox) {
    this.limits = definition.agent().limits();
    this.examiner = new Examiner(toolbox);
    this.owed = new Owed(definition.agent().approvals());
  }

  Optional<Next> go(Turn turn, List<Call> calls) {
    if (calls.stream().anyMatch(c -> c.progress() instanceof Progress.Begun)) {
      return perform(turn, calls);
    }
    if (turn.standing().tally().refusals() > MOST_REFUSALS) {
      return turn.fail(
          Kind.MODEL, "the model made " + MOST_REFUSALS + " calls in a row that cannot be made");
    }
    var examinations = new ArrayList<Examination>();
    for (var call : calls) {
      var examination = examiner.examine(turn.state(), call);
      switch (examination) {
        case Examination.Settled(var result) -> {
          return turn.add(new Step.Returned(call.id(), result));
        }
        case Examination.Looping(var why) -> {
          return turn.fail(Kind.LOOPING, why);
        }
        case Ready _,
            Examination.NeedsApproval _,
            Examination.NeedsAgent _,
            Examination.IsUnknown _,
            Examination.NotNow _ ->
            examinations.add(examination);
      }
    }
    var group = group(examinations);
    return group.isEmpty() ? owed.go(turn, calls, examinations) : begin(turn, group);
  }

  /// What begins together: everything up to the first call that must be alone, or that one alone.
  private static List<Intent> group(List<Examination> examinations) {
    var group = new ArrayList<Intent>();
    for (var examination : examinations) {
      if (examination instanceof Ready(var intent)) {
        boolean alone = intent.effect() == Effect.ONCE;
        if (alone && group.isEmpty()) {
          return List.of(intent);
        }
        if (alone || group.size() == MOST_AT_ONCE) {
          return group;
        }
        group.add(intent);
      }
    }
    return group;
  }

  private Optional<Next> begin(Turn turn, List<Intent> group) {
    var reached = RunLimits.reached(limits, turn.standing().tally());
    return reached.isPresent()
        ? turn.fail(Kind.LIMIT, reached.get())
        : turn.add(new Step.Intended(group));
  }

  private Optional<Next> perform(Turn turn, List<Call> calls) {
    var due = new ArrayList<ToolCall>();
    for (var call : calls) {
      if (call.progress() instanceof Progress.Begun(var effect)) {
        var ready = examiner.begun(turn.state(), call, effect);
        if (ready.isEmpty()) {
          return turn.add(
              new Step.Returned(
                  call.id(),
                  new ToolResult.Failed("the agent's definition no longer has this tool")));
        }
        due.add(ready.get());
      }
    }
    return Optional.of(new Next.CallTools(due));
  }
}
