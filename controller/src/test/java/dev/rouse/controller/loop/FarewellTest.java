package dev.rouse.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The end of an agent whose journal is away.
final class FarewellTest {
  private final Later clock = new Later();
  private final Cluster cluster = new Cluster(clock);

  /// A clock that is put forward.
  private static final class Later extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private void deletedWhileJournalIsAway() throws InterruptedException {
    cluster.server.put(
        Json.object()
            .put("apiVersion", "v1")
            .put("kind", "ConfigMap")
            .put("metadata", Json.object().put("namespace", "rouse-system").put("name", "rouse"))
            .put("data", Json.object().put("clusterWideNamespaces", "ops"))
            .done());
    var everywhere =
        Json.object().put("operation", "list").someTexts("namespaces", List.of("*")).done();
    cluster.put(
        Kind.TOOL,
        "all",
        Json.object().put("type", "kubernetes").put("kubernetes", everywhere).done());
    cluster.put(
        Kind.AGENT,
        "a",
        Json.object()
            .put("runbook", Json.object().put("answer", "done"))
            .some("tools", List.of(Json.object().put("name", "all").done()))
            .done());
    cluster.start();
    cluster.until("it is deployed", () -> cluster.has(Kind.SCALED_OBJECT, "a"));
    cluster.rests();
    cluster.registrar.away(true);
    cluster.server.delete(cluster.key(Kind.AGENT, "a"));
  }

  private void lookedAtAgain(Duration ahead) throws InterruptedException {
    clock.ahead = ahead;
    long rounds = cluster.program().controller().rounds();
    cluster.program().controller().all();
    cluster.until("it was looked at", () -> cluster.program().controller().rounds() > rounds);
    cluster.rests();
  }

  @Test
  void journalAway_holdsItForTwoMinutesAndNoLonger() throws InterruptedException {
    deletedWhileJournalIsAway();

    lookedAtAgain(Duration.ofSeconds(30));
    assertThat(cluster.get(Kind.AGENT, "a").finalizers()).containsExactly(Farewell.FINALIZER);
    lookedAtAgain(Duration.ofSeconds(121));
    cluster.until("it is gone", () -> !cluster.has(Kind.AGENT, "a"));

    assertThat(cluster.server.list(Kind.EVENT))
        .extracting(event -> event.json().text("reason").orElse(""))
        .contains("LeftBehind");
  }

  @Test
  void leftBehind_isTakenAwayLater() throws InterruptedException {
    deletedWhileJournalIsAway();
    lookedAtAgain(Duration.ofSeconds(121));
    cluster.until("it is gone", () -> !cluster.has(Kind.AGENT, "a"));
    cluster.until(
        "its right to everything is",
        () -> cluster.server.list(Kind.CLUSTER_ROLE_BINDING).isEmpty());

    cluster.registrar.away(false);
    cluster.program().controller().sweep();

    assertThat(cluster.registrar.definitions()).isEmpty();
  }

  @Test
  void deletedWhileNobodyLooked_rightsAreTakenAway() throws InterruptedException {
    cluster.server.put(
        Json.object()
            .put("apiVersion", "rbac.authorization.k8s.io/v1")
            .put("kind", "ClusterRoleBinding")
            .put(
                "metadata",
                Json.object()
                    .put("name", "rouse-ops-gone-read")
                    .put(
                        "labels",
                        Json.object()
                            .put("app.kubernetes.io/managed-by", "rouse-controller")
                            .put("rouse.dev/agent", "gone")
                            .put("rouse.dev/agent-namespace", "ops")))
            .done());

    cluster.start();

    cluster.until(
        "its right is gone", () -> cluster.server.list(Kind.CLUSTER_ROLE_BINDING).isEmpty());
  }

  @Test
  void editedMeanwhile_conflictIsSolvedAndTheEditStays() throws InterruptedException {
    cluster.server.failing(call -> {
      boolean first = call.kind() == Kind.AGENT && call.writes() && unheld();
      if (first) {
        var label = Json.object().put("labels", Json.object().put("edited", "yes"));
        cluster.server.merge(
            cluster.key(Kind.AGENT, "a"), "", Json.object().put("metadata", label).done());
      }
      return Optional.empty();
    });
    cluster.start();
    cluster.agent("a");

    cluster.until("it is deployed", () -> cluster.has(Kind.SCALED_OBJECT, "a"));

    Entity agent = cluster.get(Kind.AGENT, "a");
    assertThat(agent.labels()).containsEntry("edited", "yes");
    assertThat(agent.finalizers()).containsExactly(Farewell.FINALIZER);
  }

  private boolean unheld() {
    return cluster.server.get(Kind.AGENT, "ops", "a").stream()
        .anyMatch(agent -> !agent.labels().containsKey("edited"));
  }
}
