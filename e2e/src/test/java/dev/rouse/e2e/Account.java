package dev.rouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.RunRef;
import dev.rouse.e2e.stage.Rehearsal;
import dev.rouse.e2e.stage.Stage;
import dev.rouse.e2e.stage.Tale;
import java.util.List;
import java.util.Optional;

/// What must hold of a run once it has ended, however often its processes died.
final class Account {
  private Account() {}

  /// Checks it and returns its tale.
  @CanIgnoreReturnValue
  static Tale settle(Stage stage, RunRef run) {
    var undisturbed = Rehearsal.done().tale();
    var tale = Tale.of(stage.steps(run));
    assertThat(stage.look(run).outcome())
        .contains(new Outcome.Completed("done with 6 results", Optional.empty()));
    assertThat(linesBut(tale, tale)).isEqualTo(linesBut(undisturbed, tale));
    assertThat(tale.unsaid()).isEmpty();
    effects(stage, run.id().value());
    child(stage, run);
    return tale;
  }

  /// A lost call's result is the one thing that may differ: a human has said what is to be done.
  private static List<String> linesBut(Tale tale, Tale lossy) {
    return tale.lines().stream()
        .filter(line ->
            lossy.lost().stream().noneMatch(call -> line.startsWith("returned " + call + " ")))
        .toList();
  }

  private static void effects(Stage stage, String run) {
    var target = stage.target();
    assertThat(target.calls(run, "look")).as("Read calls").isGreaterThanOrEqualTo(2);
    assertThat(target.effects(run, "put")).as("effects of the Idempotent call").isEqualTo(1);
    assertThat(target.calls(run, "pay")).as("calls of the Once call").isEqualTo(1);
    assertThat(target.calls(run, "deploy")).as("calls of the approved one").isEqualTo(1);
  }

  private static void child(Stage stage, RunRef run) {
    for (var entry : stage.steps(run)) {
      if (entry.step() instanceof Step.Delegated delegated) {
        assertThat(stage.look(new RunRef(run.namespace(), delegated.child())).outcome())
            .contains(new Outcome.Completed("helped", Optional.empty()));
      }
    }
  }
}
