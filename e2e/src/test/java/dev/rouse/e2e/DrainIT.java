package dev.rouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.RunView;
import dev.rouse.core.step.stored.StepJson;
import dev.rouse.core.task.RunRef;
import dev.rouse.e2e.boundary.Boundary.Phase;
import dev.rouse.e2e.child.Child;
import dev.rouse.e2e.stage.ChildProcess;
import dev.rouse.e2e.stage.Human;
import dev.rouse.e2e.stage.News;
import dev.rouse.e2e.stage.Stage;
import dev.rouse.journal.embedded.DurableServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// SIGTERM: of a process whose runs are at calls of every kind, and again and again.
final class DrainIT {

  /// More than a run has attempts.
  private static final int DRAINS_IN_A_ROW = 10;

  @Test
  void drain_callsThatChangeSomethingEnd_theRestIsGivenUpForOthers() throws Exception {
    try (var stage = Stage.open(DurableServer.shared())) {
      var drained = stage.spawn("pod-a");
      drained.begin();
      var parking = new Parking(stage, drained);
      var putting = parking.until("before worker tool put");
      var paying = parking.until("before worker tool pay");
      var thinking = parking.until("before worker model turn 0");
      parking.park();
      stage.target().holdBack("look");
      var looking = stage.takeIn(stage.event());
      parking.awaitCalls(looking, "look", 2);
      parking.letCall(putting, "put");
      parking.letCall(paying, "pay");

      drained.signal("TERM");
      parking.awaitGivenUp(List.of(looking, thinking));
      var tooLate = stage.takeIn(stage.event());
      stage.target().answer("put");
      stage.target().answer("pay");
      int code = parking.awaitGone();
      stage.target().answer("look");

      assertThat(code).isEqualTo(Child.DRAINED);
      assertThat(stage.look(tooLate).state()).isEqualTo(RunView.State.QUEUED);
      for (var run : List.of(putting, paying)) {
        assertThat(StepJson.kind(stage.steps(run).getLast().step())).isEqualTo("returned");
      }
      for (var run : List.of(putting, paying, thinking, looking)) {
        assertThat(stage.look(run).attempts()).as("attempts given back").isZero();
      }

      goOnElsewhere(stage, List.of(putting, paying, thinking, looking, tooLate));
      assertThat(stage.target().calls(putting.id().value(), "put")).isEqualTo(1);
    }
  }

  private static void goOnElsewhere(Stage stage, List<RunRef> all) throws Exception {
    var next = stage.spawn("pod-b");
    next.begin();
    next.open();
    assertThat(firstClaim(stage, next))
        .as("all of them, before anybody is taken for dead")
        .containsExactlyInAnyOrderElementsOf(all.stream().map(run -> run.id().value()).toList());
    new Human(stage).attend(all);
    all.forEach(run -> Account.settle(stage, run));
  }

  @Test
  void drain_againAndAgain_costsTheRunNothing() throws Exception {
    try (var stage = Stage.open(DurableServer.shared())) {
      var run = stage.takeIn(stage.event());
      var process = stage.spawn("pod-0");
      for (int i = 1; i <= DRAINS_IN_A_ROW; i++) {
        var next = stage.spawn("pod-" + i);
        drainAtItsFirstCall(stage, process);

        assertThat(stage.look(run).epoch()).as("claims").isEqualTo(i);
        assertThat(stage.look(run).attempts()).as("attempts given back").isZero();
        process = next;
      }

      process.begin();
      process.open();
      new Human(stage).attend(List.of(run));
      assertThat(Account.settle(stage, run).lost()).as("unknown results").isEmpty();
      assertThat(stage.runs()).as("runs and children").isEqualTo(2);
    }
  }

  /// Lets a process come to where it asks the model, and no further.
  private static void drainAtItsFirstCall(Stage stage, ChildProcess process) throws Exception {
    process.begin();
    boolean gone = false;
    while (!gone) {
      switch (stage.next()) {
        case News.Reached(var by, var boundary) when by == process -> {
          if (boundary.is(Phase.BEFORE, "model")) {
            process.signal("TERM");
          } else {
            process.letOn(boundary);
          }
        }
        case News.Gone(var who, int code) when who == process -> {
          assertThat(code).isEqualTo(Child.DRAINED);
          gone = true;
        }
        case News.Reached _, News.Gone _, News.Arrived _ -> {}
      }
    }
  }

  private static List<String> firstClaim(Stage stage, ChildProcess process)
      throws InterruptedException {
    while (true) {
      if (stage.next() instanceof News.Reached(var by, var boundary)
          && by == process
          && boundary.is(Phase.AFTER, "claim")
          && !boundary.call().run().isEmpty()) {
        return List.of(boundary.call().run().split(","));
      }
    }
  }
}
