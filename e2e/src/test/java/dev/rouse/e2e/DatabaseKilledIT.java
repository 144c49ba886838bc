package dev.rouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.Process;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.RunRef;
import dev.rouse.e2e.boundary.Boundary;
import dev.rouse.e2e.boundary.Boundary.Phase;
import dev.rouse.e2e.stage.ChildProcess;
import dev.rouse.e2e.stage.Human;
import dev.rouse.e2e.stage.News;
import dev.rouse.e2e.stage.Stage;
import dev.rouse.journal.embedded.DurableServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `kill -9` of PostgreSQL, all of its processes, in the middle of runs of two processes.
final class DatabaseKilledIT {
  private static final int RUNS = 12;
  private static final int CALLS_OF_A_RUN = 5;

  /// A process may begin effects for ten seconds after its last heartbeat.
  private static final Duration NO_EFFECT_AFTER = Duration.ofSeconds(11);

  /// So long that, by the heartbeats alone, everybody is dead.
  private static final Duration OUTAGE = Process.SILENT_AFTER.plusSeconds(1);

  private static final int CLAIMS_WHILE_PAUSED = 4;

  @Test
  void killedAndStartedAgain_runsPauseAndGoOn_nobodyRobsTheLiving() throws Exception {
    try (var postgres = DurableServer.start(Map.of());
        var stage = Stage.open(postgres)) {
      var one = begun(stage, "pod-a");
      var other = begun(stage, "pod-b");
      stage.target().holdBack("pay");
      var runs = new ArrayList<RunRef>();
      for (int i = 0; i < RUNS; i++) {
        runs.add(stage.takeIn(stage.event()));
      }
      awaitArrivals(stage, "pay", RUNS / 2);

      postgres.kill();
      long killed = System.nanoTime();
      stage.target().answer("pay");
      var refused = stage.event();
      assertThatThrownBy(() -> stage.takeIn(refused)).isInstanceOf(JournalAway.class);
      assertThat(lateEffects(stage, killed)).as("effects without a journal").isEmpty();

      // Only one of the two can say at once that it lives.
      one.pause();
      postgres.restart();
      awaitClaims(stage, other, CLAIMS_WHILE_PAUSED);
      one.signal("CONT");
      runs.add(stage.takeIn(refused));
      new Human(stage).attend(runs);

      assertThat(stage.runs()).as("runs and children").isEqualTo(2L * runs.size());
      for (var run : runs) {
        assertThat(Account.settle(stage, run).lost()).as("unknown results").isEmpty();
        assertThat(stage.target().of(run.id().value())).as("calls").hasSize(CALLS_OF_A_RUN);
        assertNotRobbed(stage.steps(run));
      }
      System.out.printf(
          "PostgreSQL killed under %d runs: 0 effects repeated, 0 tasks lost%n", RUNS);
    }
  }

  private static ChildProcess begun(Stage stage, String name) throws Exception {
    var process = stage.spawn(name);
    process.begin();
    process.open();
    return process;
  }

  private static void awaitArrivals(Stage stage, String tool, int calls)
      throws InterruptedException {
    int arrived = 0;
    while (arrived < calls) {
      boolean one =
          stage.next() instanceof News.Arrived(var arrival) && arrival.tool().equals(tool);
      arrived += one ? 1 : 0;
    }
  }

  /// Waits through the outage and returns what began when nobody could be sure to own anything.
  private static List<Boundary> lateEffects(Stage stage, long killed) throws InterruptedException {
    var late = new ArrayList<Boundary>();
    while (System.nanoTime() - killed < OUTAGE.toNanos()) {
      if (stage.next() instanceof News.Reached(_, var boundary)
          && System.nanoTime() - killed > NO_EFFECT_AFTER.toNanos()
          && (boundary.is(Phase.BEFORE, "tool") || boundary.is(Phase.BEFORE, "model"))) {
        late.add(boundary);
      }
    }
    return late;
  }

  private static void awaitClaims(Stage stage, ChildProcess process, int claims)
      throws InterruptedException {
    int answered = 0;
    while (answered < claims) {
      boolean one =
          stage.next() instanceof News.Reached(var by, var boundary)
              && by == process
              && boundary.is(Phase.AFTER, "claim")
              && !boundary.call().detail().equals("away");
      answered += one ? 1 : 0;
    }
  }

  /// A run changes hands only where it slept and something woke it.
  private static void assertNotRobbed(List<Entry> steps) {
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).epoch() != steps.get(i - 1).epoch()) {
        assertThat(steps.get(i).step()).isInstanceOf(Step.Heard.class);
      }
    }
  }
}
