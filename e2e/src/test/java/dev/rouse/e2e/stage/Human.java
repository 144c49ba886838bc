package dev.rouse.e2e.stage;

import dev.rouse.core.journal.Verdict;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.RunRef;
import java.util.List;

/// Who decides: allows what needs approval, once the helper has answered, and lets a call whose
/// result is not known be made again only where the target has not seen it.
public final class Human {
  private final Stage stage;

  public Human(Stage stage) {
    this.stage = stage;
  }

  /// Decides what a run asks, where it is asking.
  public void lookAt(RunRef run) {
    var steps = stage.steps(run);
    for (var entry : steps) {
      if (entry.step() instanceof Step.Asked(var ask) && ripe(ask, steps)) {
        decide(run, ask);
      }
    }
  }

  /// So that every run hears its child before its human.
  private static boolean ripe(Ask ask, List<Entry> steps) {
    return ask.why() == Ask.Why.UNKNOWN_RESULT
        || steps.stream().anyMatch(entry -> heardChild(entry.step()));
  }

  private static boolean heardChild(Step step) {
    return step instanceof Step.Heard(_, Input.ChildEnded _);
  }

  private void decide(RunRef run, Ask ask) {
    boolean allowed =
        ask.why() == Ask.Why.APPROVAL || stage.target().calls(run.id().value(), ask.tool()) == 0;
    var decision = new Input.Decided(ask.id(), allowed, "ann", "looked at it");
    var verdict = stage.journal().decide(run, ask.id(), ask.hash(), decision);
    if (!(verdict instanceof Verdict.Accepted || verdict instanceof Verdict.Already)) {
      throw new IllegalStateException("the decision does not count: " + verdict);
    }
  }
}
