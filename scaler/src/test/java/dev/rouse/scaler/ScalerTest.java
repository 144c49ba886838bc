package dev.rouse.scaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.embedded.TestPostgres;
import externalscaler.ScaledObjectRef;
import grpc.health.v1.HealthCheckRequest;
import grpc.health.v1.HealthCheckResponse.ServingStatus;
import grpc.health.v1.HealthGrpc;
import io.grpc.Status.Code;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ScalerTest {
  private final DatabaseSettings settings = TestPostgres.shared().fresh();
  private final JournalSide journal = new JournalSide(settings);
  private Scaler scaler;
  private Keda keda;

  @BeforeEach
  void start() throws Exception {
    scaler = Scaler.start(new ScalerSettings("127.0.0.1", 0, 0, Optional.empty(), settings));
    keda = Keda.calling(scaler.port());
  }

  @AfterEach
  void stop() {
    keda.close();
    scaler.close();
    journal.close();
  }

  @Test
  void getMetrics_backlog_isInBothFields() {
    var agent = journal.register("a1");
    journal.takeIn(agent, 3);
    keda.await(agent, 3);

    assertThat(keda.metric(agent)).isEqualTo(3);
    assertThat(keda.ask().isActive(Keda.ref(agent)).getResult()).isTrue();
  }

  @Test
  void getMetricSpec_targetOfTheTrigger_isInBothFields() {
    var ref = Keda.ref(new AgentId("default", "a1"), Map.of("targetSize", "4"));

    var spec = keda.ask().getMetricSpec(ref).getMetricSpecs(0);

    assertThat(spec.getMetricName()).isEqualTo("backlog");
    assertThat(spec.getTargetSize()).isEqualTo(4);
    assertThat(spec.getTargetSizeFloat()).isEqualTo(4.0);
    assertThat(keda.ask().streamMetricSpec(ref).next().getMetricSpecs(0)).isEqualTo(spec);
  }

  @Test
  void getMetrics_registeredWithoutBacklog_isZero() {
    var agent = journal.register("idle");
    keda.await(agent, 0);

    assertThat(keda.ask().isActive(Keda.ref(agent)).getResult()).isFalse();
  }

  @Test
  void getMetrics_nobodyRegisteredIt_isNotFound() {
    keda.await(journal.register("known"), 0);

    assertThat(Keda.refusal(() -> keda.metric(new AgentId("default", "typo"))).getCode())
        .isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void getMetrics_suspended_isZero() {
    var suspended = journal.register("suspended", true);
    var other = journal.register("other");
    journal.takeIn(suspended, 2);
    journal.takeIn(other, 1);
    keda.await(other, 1);

    assertThat(keda.metric(suspended)).isZero();
  }

  @Test
  void anyCall_noAgentNamed_isInvalid() {
    var nameless = ScaledObjectRef.newBuilder().setName("x").setNamespace("default").build();

    assertThat(Keda.refusal(() -> keda.ask().isActive(nameless)).getCode())
        .isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(Keda.refusal(() -> keda.ask().getMetricSpec(nameless)).getDescription())
        .contains("agent");
    assertThat(Keda.refusal(() -> keda.ask().streamIsActive(nameless).next()).getCode())
        .isEqualTo(Code.INVALID_ARGUMENT);
  }

  @Test
  void streamIsActive_commit_isPushedAndSaidAgain() throws Exception {
    var agent = journal.register("a1");
    var said = keda.listen(agent);

    journal.takeIn(agent, 1);

    assertThat(List.of(said.next(), said.next(), said.next())).containsOnly("true");
  }

  @Test
  void streamIsActive_activeAlready_isPushedAtOnce() throws Exception {
    var agent = journal.register("a1");
    journal.takeIn(agent, 1);
    keda.await(agent, 1);

    assertThat(keda.listen(agent).next()).isEqualTo("true");
  }

  @Test
  void streamIsActive_hundredsOverOneConnection_allArePushed() throws Exception {
    var agents = new ArrayList<AgentId>();
    var heard = new ArrayList<Keda.Said>();
    for (int i = 0; i < 500; i++) {
      var agent = journal.register("many-" + i);
      agents.add(agent);
      heard.add(keda.listen(agent));
    }

    agents.forEach(agent -> journal.takeIn(agent, 1));

    for (var said : heard) {
      assertThat(said.next()).isEqualTo("true");
    }
  }

  @Test
  void streamIsActive_severalReplicas_eachPushes() throws Exception {
    var agent = journal.register("a1");
    try (var second =
            Scaler.start(new ScalerSettings("127.0.0.1", 0, 0, Optional.empty(), settings));
        var other = Keda.calling(second.port())) {
      var one = keda.listen(agent);
      var two = other.listen(agent);

      journal.takeIn(agent, 2);

      assertThat(List.of(one.next(), two.next())).containsOnly("true");
      other.await(agent, 2);
      keda.await(agent, 2);
    }
  }

  @Test
  void close_openCalls_endWithOk() throws Exception {
    var agent = journal.register("a1");
    var other = journal.register("other");
    journal.takeIn(agent, 1);
    keda.await(agent, 1);
    var active = keda.listen(agent);
    var idle = keda.listen(other);
    active.until("true");

    scaler.close();

    active.until("OK");
    assertThat(idle.next()).isEqualTo("OK");
  }

  @Test
  void probes_overHttp_tellHealthAndMetrics() throws Exception {
    var agent = journal.register("a1");
    journal.takeIn(agent, 2);
    keda.await(agent, 2);

    assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
    assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
    assertThat(get("/metrics").body())
        .contains("rouse_scaler_agents 1\n", "rouse_scaler_backlog 2\n")
        .contains("rouse_scaler_agents_active 1\n", "rouse_scaler_journal_readable 1\n");
    assertThat(get("/").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + scaler.healthPort() + path);
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }

  @Test
  void health_journalRead_isServing() {
    keda.await(journal.register("a1"), 0);
    var health = HealthGrpc.newBlockingStub(keda.channel());

    var serving = health.check(HealthCheckRequest.getDefaultInstance());
    var stranger = HealthCheckRequest.newBuilder().setService("other").build();

    assertThat(serving.getStatus()).isEqualTo(ServingStatus.SERVING);
    assertThat(health.watch(HealthCheckRequest.getDefaultInstance()).next()).isEqualTo(serving);
    assertThat(Keda.refusal(() -> health.check(stranger)).getCode()).isEqualTo(Code.NOT_FOUND);
    assertThat(health.watch(stranger).next().getStatus()).isEqualTo(ServingStatus.SERVICE_UNKNOWN);
  }
}
