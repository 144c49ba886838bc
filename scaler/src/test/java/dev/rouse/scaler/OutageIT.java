package dev.rouse.scaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.embedded.DurableServer;
import grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.Status.Code;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What cannot be read is not zero.
final class OutageIT {

  @Test
  void postgresGone_whatWasLastKnownStands_andIsSaidAgain() throws Exception {
    try (var server = DurableServer.start(Map.of());
        var journal = new JournalSide(server.settings());
        var scaler = Scaler.start(settings(server.settings()));
        var keda = Keda.calling(scaler.port())) {
      var agent = journal.register("a1");
      var idle = journal.register("idle");
      journal.takeIn(agent, 3);
      keda.await(agent, 3);
      var said = keda.listen(agent);
      var silent = keda.listen(idle);

      server.kill();

      // The reader has met the outage once a stranger's absence is no longer certain.
      keda.awaitRefusal(Keda.STRANGER, Code.UNAVAILABLE);
      assertThat(keda.metric(agent)).isEqualTo(3);
      assertThat(keda.metric(idle)).isZero();
      said.words().clear();
      assertThat(said.next()).isEqualTo("true");
      assertThat(keda.health()).isEqualTo(ServingStatus.SERVING);

      server.restart();

      try (var others = new JournalSide(server.settings())) {
        others.takeIn(agent, 1);
        others.takeIn(idle, 1);
      }
      assertThat(silent.next()).isEqualTo("true");
      keda.await(agent, 4);
      keda.awaitRefusal(Keda.STRANGER, Code.NOT_FOUND);
    }
  }

  @Test
  void postgresNeverThere_unavailable_untilItIs() throws Exception {
    try (var server = DurableServer.start(Map.of());
        var journal = new JournalSide(server.settings())) {
      var agent = journal.register("a1");
      journal.takeIn(agent, 2);
      server.kill();
      try (var scaler = Scaler.start(settings(server.settings()));
          var keda = Keda.calling(scaler.port())) {

        assertThat(Keda.refusal(() -> keda.metric(agent)).getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(Keda.refusal(() -> keda.ask().isActive(Keda.ref(agent))).getCode())
            .isEqualTo(Code.UNAVAILABLE);
        assertThat(keda.ask().getMetricSpec(Keda.ref(agent)).getMetricSpecsCount()).isEqualTo(1);
        assertThat(keda.health()).isEqualTo(ServingStatus.NOT_SERVING);
        var said = keda.listen(agent);

        server.restart();

        assertThat(said.next()).isEqualTo("true");
        keda.await(agent, 2);
        assertThat(keda.health()).isEqualTo(ServingStatus.SERVING);
      }
    }
  }

  private static ScalerSettings settings(DatabaseSettings database) {
    return new ScalerSettings("127.0.0.1", 0, 0, Optional.empty(), database);
  }
}
