package dev.rouse.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.standin.ApiServer.Failure;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens to a cluster, and where it ends.
final class ConvergenceTest {
  private static final String MIN_SCALE = "autoscaling.knative.dev/min-scale";
  private final Cluster cluster = new Cluster();

  @AfterEach
  void close() {
    cluster.close();
  }

  private void deployed() throws InterruptedException {
    cluster.start();
    cluster.agent("a");
    cluster.until("it is deployed", () -> cluster.has(Kind.SCALED_OBJECT, "a"));
    cluster.deploys("a", "a-1");
    cluster.until("it sleeps", () -> cluster.ready("a").equals("Sleeping"));
    cluster.rests();
  }

  @Test
  void agent_getsAllThatItNeeds() throws InterruptedException {
    deployed();

    assertThat(cluster.has(Kind.SERVICE, "a")).isTrue();
    assertThat(cluster.has(Kind.SERVICE_ACCOUNT, "rouse-a")).isTrue();
    assertThat(cluster.has(Kind.SECRET, "rouse-agent")).isTrue();
    assertThat(cluster.has(Kind.NETWORK_POLICY, "rouse-agents")).isTrue();
    assertThat(cluster.registrar.definitions()).containsKey(new AgentId("ops", "a"));
    assertThat(cluster.get(Kind.AGENT, "a").state("Ready")).isEqualTo("True");
    assertThat(cluster.server.list(Kind.EVENT)).isNotEmpty();
  }

  @Test
  void unchangedWorld_writesNothing() throws InterruptedException {
    deployed();
    cluster.server.forgetCalls();

    cluster.program().controller().all();
    cluster.rests();

    assertThat(cluster.writes()).isEmpty();
  }

  @Test
  void demand_raisesTheFloorOfTheLiveRevision() throws InterruptedException {
    deployed();
    long generation = cluster.get(Kind.SERVICE, "a").generation();

    demand(3);
    cluster.until("three", () -> floor("a-1").equals("3"));
    demand(0);
    cluster.until("none", () -> floor("a-1").equals("0"));

    assertThat(cluster.get(Kind.SERVICE, "a").generation()).isEqualTo(generation);
  }

  @Test
  void newRevision_getsTheFloorToo() throws InterruptedException {
    deployed();
    demand(3);
    cluster.until("three", () -> floor("a-1").equals("3"));

    cluster.deploys("a", "a-2");

    cluster.until("three", () -> floor("a-2").equals("3"));
  }

  @Test
  void scaledObjectGone_floorIsResetUntilItIsBack() throws InterruptedException {
    deployed();
    cluster.server.failing(call ->
        call.kind() == Kind.SCALED_OBJECT && call.verb().equals("patch")
            ? Optional.of(new Failure(500, "not now"))
            : Optional.empty());
    demand(3);
    cluster.until("three", () -> floor("a-1").equals("3"));

    cluster.server.delete(cluster.key(Kind.SCALED_OBJECT, "a"));

    cluster.until("none", () -> floor("a-1").equals("0"));
  }

  @Test
  void scalingChanged_noNewRevision() throws InterruptedException {
    deployed();
    long generation = cluster.get(Kind.SERVICE, "a").generation();

    merge("a", Json.object().put("scaling", Json.object().put("max", 7)).done());

    cluster.until(
        "seven", () -> annotation("a-1", "autoscaling.knative.dev/max-scale").equals("7"));
    assertThat(cluster.get(Kind.SERVICE, "a").generation()).isEqualTo(generation);
  }

  @Test
  void deletedChild_comesBack() throws InterruptedException {
    deployed();

    cluster.server.delete(cluster.key(Kind.SERVICE_ACCOUNT, "rouse-a"));
    cluster.server.delete(cluster.key(Kind.SERVICE, "a"));
    cluster.server.delete(cluster.key(Kind.NETWORK_POLICY, "rouse-agents"));

    cluster.until("it is back", () -> cluster.has(Kind.SERVICE_ACCOUNT, "rouse-a"));
    cluster.until("it is back", () -> cluster.has(Kind.SERVICE, "a"));
    cluster.until("it is back", () -> cluster.has(Kind.NETWORK_POLICY, "rouse-agents"));
  }

  @Test
  void driftedChild_isPutRight() throws InterruptedException {
    deployed();

    cluster.server.merge(
        cluster.key(Kind.SCALED_OBJECT, "a"),
        "",
        Json.object().put("spec", Json.object().put("maxReplicaCount", 99)).done());

    cluster.until(
        "ten",
        () -> Entity.number(cluster.get(Kind.SCALED_OBJECT, "a").spec(), "maxReplicaCount") == 10);
  }

  @Test
  void webhookRejects_saidAndTriedSeldom() throws InterruptedException {
    var tries = new AtomicInteger();
    cluster.server.failing(call -> {
      boolean service = call.kind() == Kind.SERVICE && call.verb().equals("patch");
      return service && tries.incrementAndGet() > 0
          ? Optional.of(new Failure(400, "admission webhook denied the request: no"))
          : Optional.empty();
    });
    cluster.start();
    cluster.agent("a");

    cluster.until("it is said", () -> cluster.ready("a").equals("Rejected"));
    cluster.pause(Duration.ofSeconds(2));

    assertThat(cluster.get(Kind.AGENT, "a").state("Stalled")).isEqualTo("True");
    assertThat(tries.get()).isLessThan(10);
    cluster.server.failing(_ -> Optional.empty());
    cluster.until("it is written", () -> cluster.has(Kind.SERVICE, "a"));
  }

  @Test
  void serverBusy_convergesLater() throws InterruptedException {
    var calls = new AtomicInteger();
    int[] answers = {409, 429, 500, 503};
    cluster.server.failing(call ->
        call.writes() && calls.incrementAndGet() <= answers.length
            ? Optional.of(new Failure(answers[calls.get() % answers.length], "not now"))
            : Optional.empty());
    cluster.start();

    cluster.agent("a");

    cluster.until("it is deployed", () -> cluster.has(Kind.SCALED_OBJECT, "a"));
    assertThat(cluster.writes().size()).isLessThan(60);
  }

  @Test
  void droppedWatch_goesOn() throws InterruptedException {
    deployed();
    cluster.server.dropWatches();

    cluster.agent("b");

    cluster.until("it is deployed", () -> cluster.has(Kind.SERVICE, "b"));
  }

  @Test
  void invalidChange_lastGoodPlanStays() throws InterruptedException {
    deployed();
    var before = cluster.registrar.definitions();

    merge("a", Json.object().put("modelConfigRef", Json.object().put("name", "none")).done());

    cluster.until("it is said", () -> cluster.ready("a").equals("UnresolvedReference"));
    assertThat(cluster.has(Kind.SERVICE, "a")).isTrue();
    assertThat(cluster.registrar.definitions()).isEqualTo(before);
  }

  @Test
  void referredTo_planIsMadeAgain() throws InterruptedException {
    deployed();
    merge("a", Json.object().put("modelConfigRef", Json.object().put("name", "gpt")).done());
    cluster.until("it is said", () -> cluster.ready("a").equals("UnresolvedReference"));

    cluster.put(Kind.MODEL_CONFIG, "gpt", Json.object().put("model", "gpt-4o").done());

    cluster.until("it is taken", () -> cluster.ready("a").equals("Sleeping"));
    assertThat(cluster.registrar.definitions())
        .hasEntrySatisfying(
            new AgentId("ops", "a"), definition -> assertThat(definition.models()).hasSize(1));
  }

  @Test
  void deletedAgent_leavesNothing() throws InterruptedException {
    deployed();

    cluster.server.delete(cluster.key(Kind.AGENT, "a"));

    cluster.until("it is gone", () -> !cluster.has(Kind.AGENT, "a"));
    cluster.until("its login is gone", () -> !cluster.has(Kind.SECRET, "rouse-agent"));
    assertThat(cluster.has(Kind.SERVICE, "a")).isFalse();
    assertThat(cluster.registrar.definitions()).isEmpty();
  }

  @Test
  void journalAway_saidAndDoneLater() throws InterruptedException {
    cluster.registrar.away(true);
    cluster.start();
    cluster.agent("a");
    cluster.until("it is said", () -> cluster.ready("a").equals("JournalAway"));

    cluster.registrar.away(false);

    cluster.until("it is deployed", () -> cluster.has(Kind.SERVICE, "a"));
  }

  @Test
  void foreignLogin_isAdopted() throws InterruptedException {
    cluster.server.put(
        Json.object()
            .put("apiVersion", "v1")
            .put("kind", "Secret")
            .put("metadata", Json.object().put("namespace", "ops").put("name", "rouse-agent"))
            .put("data", Json.object().put("user", "b3Bz").put("password", "eA=="))
            .done());
    cluster.start();

    cluster.agent("a");

    cluster.until("it is deployed", () -> cluster.has(Kind.SERVICE, "a"));
    assertThat(cluster.registrar.adopted()).containsEntry("ops", "ops");
  }

  @Test
  void withoutKedaAndEventing_theRestIsDone() throws InterruptedException {
    cluster.server.without(Kind.SCALED_OBJECT);
    cluster.server.without(Kind.TRIGGER);
    cluster.start();

    cluster.agent("a");

    cluster.until("it is deployed", () -> cluster.has(Kind.SERVICE, "a"));
    cluster.until(
        "it is said", () -> cluster.get(Kind.AGENT, "a").state("Scalable").equals("False"));
  }

  private void demand(int replicas) {
    merge("a", Json.object().put("replicas", replicas).done());
  }

  private void merge(String agent, Json.Obj spec) {
    cluster.server.merge(
        cluster.key(Kind.AGENT, agent), "", Json.object().put("spec", spec).done());
  }

  private String floor(String revision) {
    return annotation(revision, MIN_SCALE);
  }

  private String annotation(String revision, String name) {
    return cluster.get(Kind.REVISION, revision).annotations().getOrDefault(name, "");
  }
}
