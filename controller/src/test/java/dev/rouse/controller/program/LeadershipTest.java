package dev.rouse.controller.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.standin.ApiServer;
import dev.rouse.controller.standin.Call;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class LeadershipTest {
  private static final Settings SETTINGS =
      Settings.from(Map.of("ROUSE_DATABASE_URL", "jdbc:postgresql://nowhere/rouse"));

  @Test
  void alone_leadsAndRenewsWithTheRightsOfItsRole() throws InterruptedException {
    var leads = new CountDownLatch(1);
    var renewed = new CountDownLatch(1);
    try (var server = ApiServer.start();
        var client =
            new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder().withMasterUrl(server.url()).build())
                .build()) {
      server.failing(call -> {
        if (call.verb().equals("patch")) {
          renewed.countDown();
        }
        return Optional.empty();
      });

      var election = Leadership.seek(client, SETTINGS, leads::countDown, () -> {}).start();

      assertThat(leads.await(120, TimeUnit.SECONDS)).isTrue();
      assertThat(renewed.await(120, TimeUnit.SECONDS)).isTrue();
      assertThat(server.list(Kind.LEASE)).hasSize(1);
      assertThat(server.calls().stream().map(Call::verb).collect(Collectors.toSet()))
          .containsExactlyInAnyOrder("get", "create", "patch");
      election.cancel(true);
    }
  }
}
