package dev.rouse.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.people.Runs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WatchTest {
  private static final AgentId AGENT = new AgentId("ops", "clerk");
  private static final RunRef RUN = new RunRef("ops", RunId.of(AGENT, "/test", "1"));

  @Test
  void run_thatNobodyWaitsForAnyMore_isNotLookedAfter() throws Exception {
    try (var database = Database.open(TestPostgres.shared().fresh())) {
      var watch = new Watch(new Runs(database));
      var patient = Thread.ofVirtual().unstarted(() -> endOf(watch, Duration.ofHours(1)));
      patient.start();
      while (watch.awaited() == 0) {
        Thread.onSpinWait();
      }

      assertThat(watch.end(RUN, Duration.ofMillis(1))).isEmpty();
      assertThat(watch.awaited()).isOne();

      patient.interrupt();
      patient.join();
      assertThat(watch.awaited()).isZero();
    }
  }

  private static void endOf(Watch watch, Duration most) {
    try {
      var _ = watch.end(RUN, most);
    } catch (InterruptedException gone) {
      Thread.currentThread().interrupt();
    }
  }
}
