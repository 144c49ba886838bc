package dev.rouse.e2e.stage;

import dev.rouse.core.journal.Verdict;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.RunRef;
import dev.rouse.e2e.boundary.Boundary.Phase;
import dev.rouse.e2e.boundary.PortCall;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Who decides: allows what needs approval, once the helper has answered, and lets a call whose
/// result is not known be made again only where the target has not seen it.
public final class Human {
  private final Stage stage;

  public Human(Stage stage) {
    this.stage = stage;
  }

  /// Decides what these runs ask until all have ended, while their processes run free.
  public void attend(Collection<RunRef> runs) throws InterruptedException {
    var left = new HashMap<String, RunRef>();
    for (var run : runs) {
      lookAt(run);
      if (stage.look(run).outcome().isEmpty()) {
        left.put(run.id().value(), run);
      }
    }
    while (!left.isEmpty()) {
      if (stage.next() instanceof News.Reached(_, var boundary)
          && boundary.is(Phase.AFTER, "append")
          && left.containsKey(boundary.call().run())) {
        attend(boundary.call(), left);
      }
    }
  }

  private void attend(PortCall append, Map<String, RunRef> left) {
    if (append.detail().endsWith(" sleep")) {
      lookAt(Objects.requireNonNull(left.get(append.run())));
    } else if (append.detail().endsWith(" end")) {
      var _ = left.remove(append.run());
    }
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
