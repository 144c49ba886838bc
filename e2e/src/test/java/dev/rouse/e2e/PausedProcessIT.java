package dev.rouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.task.RunRef;
import dev.rouse.e2e.boundary.Boundary;
import dev.rouse.e2e.boundary.Boundary.Phase;
import dev.rouse.e2e.child.Child;
import dev.rouse.e2e.stage.ChildProcess;
import dev.rouse.e2e.stage.Human;
import dev.rouse.e2e.stage.News;
import dev.rouse.e2e.stage.Stage;
import dev.rouse.journal.embedded.DurableServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// SIGSTOP of a process until another has taken its runs, then SIGCONT.
final class PausedProcessIT {
  private static final String BEGINS_ONCE = " worker append 7:returned+intended goon";

  @Test
  void paused_pastItsSilence_appendsNothingAndBeginsNothing() throws Exception {
    try (var stage = Stage.open(DurableServer.shared())) {
      var late = stage.spawn("pod-a");
      late.begin();
      var parking = new Parking(stage, late);
      var runs =
          List.of(
              parking.until("before" + BEGINS_ONCE),
              parking.until("after" + BEGINS_ONCE),
              parking.until("before worker tool put"),
              parking.until("before worker model turn 0"));
      parking.park();

      finishElsewhere(stage, late, "pod-b", runs);
      var steps = runs.stream().map(stage::steps).toList();
      late.signal("CONT");
      var begun = untilRefused(stage, late, runs.size());
      late.signal("TERM");

      assertThat(stage.awaitGone(late)).isEqualTo(Child.DRAINED);
      assertThat(begun).as("effects that it began late").isEmpty();
      assertThat(runs.stream().map(stage::steps)).isEqualTo(steps);
      assertThat(stage.target().calls(runs.get(2).id().value(), "put"))
          .as("the call that it had begun came late, under the same key")
          .isEqualTo(2);
      runs.forEach(run -> Account.settle(stage, run));
    }
  }

  @Test
  void paused_andReplacedUnderItsName_appendsNothingAndStops() throws Exception {
    try (var stage = Stage.open(DurableServer.shared())) {
      var late = stage.spawn("pod-a");
      late.begin();
      var parking = new Parking(stage, late);
      var run = parking.until("before" + BEGINS_ONCE);
      parking.park();

      finishElsewhere(stage, late, "pod-a", List.of(run));
      var steps = stage.steps(run);
      late.signal("CONT");

      assertThat(stage.awaitGone(late)).isEqualTo(Child.REPLACED);
      assertThat(stage.steps(run)).isEqualTo(steps);
      Account.settle(stage, run);
    }
  }

  /// Pauses a process, and lets another one end its runs. It will find on waking that it may go on.
  private static void finishElsewhere(
      Stage stage, ChildProcess late, String name, List<RunRef> runs) throws Exception {
    late.pause();
    late.open();
    var other = stage.spawn(name);
    other.begin();
    other.open();
    new Human(stage).attend(runs);
  }

  /// Waits until so many of its appends were refused, and returns the effects that it began.
  private static List<Boundary> untilRefused(Stage stage, ChildProcess late, int appends)
      throws InterruptedException {
    var begun = new ArrayList<Boundary>();
    int refused = 0;
    while (refused < appends) {
      if (stage.next() instanceof News.Reached(var by, var boundary) && by == late) {
        boolean effect = boundary.is(Phase.BEFORE, "tool") || boundary.is(Phase.BEFORE, "model");
        if (effect) {
          begun.add(boundary);
        }
        refused += boundary.call().detail().endsWith(" refused") ? 1 : 0;
      }
    }
    return begun;
  }
}
