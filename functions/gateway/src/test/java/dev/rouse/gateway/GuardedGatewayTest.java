package dev.rouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.gateway.program.Gateway;
import dev.rouse.gateway.program.Settings;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.registry.Registry;
import dev.rouse.journal.sending.SendingRights;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that lets in whom its file of tokens names, over HTTP: who reaches what.
final class GuardedGatewayTest {
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"%s","source":"/shop","type":"com.example.order.failed"}
      """;
  private static final String ALERTS =
      """
      {"version":"4","groupKey":"g","status":"firing","alerts":[
        {"status":"firing","labels":{"severity":"critical"},"startsAt":"2026-11-21T12:00:00Z",
         "fingerprint":"f1"}]}
      """;

  private final DatabaseSettings settings = TestPostgres.shared().fresh();
  private final Database database = Database.open(settings);
  private final SendingRights rights = new SendingRights(database);
  private final Agent clerk = agent("shop");
  private final Agent guard = agent("ops");
  private Gateway gateway;
  private Http http;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    var registry = new Registry(database);
    registry.put(clerk.id(), Agents.registered(clerk));
    registry.put(guard.id(), Agents.registered(guard));
    var listening =
        Tokens.listening(
            folder,
            Tokens.line("sender", "sender@shop"),
            Tokens.line("viewer", "viewer@shop"),
            Tokens.line("admin", "admin@shop"),
            Tokens.line("monitor", "viewer@*"),
            Tokens.line("nobody", ""));
    gateway =
        Gateway.listen(
            Settings.ofOneMachine("127.0.0.1", 0, settings, (_, _, _) -> Optional.empty())
                .withListening(listening));
    gateway.open();
    http = Http.to(gateway.port());
  }

  @AfterEach
  void close() {
    gateway.close();
    database.close();
  }

  @Test
  void everyWayIn_asksWhoCalls() throws Exception {
    for (String path : List.of("/agents/shop/clerk", "/events", "/alerts", "/approvals/a.b.c")) {
      assertThat(http.post(path, "{}").statusCode()).as(path).isEqualTo(401);
    }
    for (String path :
        List.of(
            "/agents",
            "/tasks",
            "/tasks/x",
            "/runs",
            "/runs/x",
            "/approvals",
            "/dead",
            "/incidents",
            "/metrics")) {
      assertThat(http.get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(http.delete("/runs/x").statusCode()).isEqualTo(401);
    assertThat(http.get("/health/readiness").statusCode()).isEqualTo(200);
    assertThat(http.showing("guessed").get("/agents").statusCode()).isEqualTo(401);
  }

  @Test
  void sender_reachesItsNamespacesAgents_andSeesItsTaskOnly() throws Exception {
    var sender = http.showing("sender");
    var accepted = sender.postEvent("/agents/shop/clerk", EVENT.formatted("e1"));

    assertThat(accepted.statusCode()).isEqualTo(202);
    String location = accepted.headers().firstValue("location").orElseThrow();
    assertThat(sender.get(location).statusCode()).isEqualTo(200);
    assertThat(sender.postEvent("/agents/ops/clerk", EVENT.formatted("e2")).statusCode())
        .isEqualTo(403);
    assertThat(sender.get("/tasks").statusCode()).isEqualTo(403);
    assertThat(sender.get("/runs").statusCode()).isEqualTo(403);
    assertThat(sender.get("/metrics").statusCode()).isEqualTo(403);
    assertThat(sender.delete(location.replace("/tasks/", "/runs/")).statusCode()).isEqualTo(404);
  }

  @Test
  void eventsAndAlerts_reachTheSendersNamespacesOnly() throws Exception {
    var sender = http.showing("sender");

    assertThat(sender.postEvent("/events", EVENT.formatted("e1")).statusCode()).isEqualTo(202);
    assertThat(sender.post("/alerts", ALERTS).statusCode()).isEqualTo(202);

    assertThat(new PostgresJournal(database).backlog())
        .containsEntry(clerk.id(), 2)
        .doesNotContainKey(guard.id());
    assertThat(http.showing("viewer").postEvent("/events", EVENT.formatted("e2")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void alerts_withBasicAuthentication_asAlertmanagerSendsThem() throws Exception {
    var credentials = Base64.getEncoder().encodeToString("sender:sender".getBytes(UTF_8));
    var basic = new Http(gateway.port(), Optional.of("Basic " + credentials));

    assertThat(basic.post("/alerts", ALERTS).statusCode()).isEqualTo(202);
    assertThat(new PostgresJournal(database).backlog()).containsEntry(clerk.id(), 1);
  }

  @Test
  void viewer_seesItsNamespaceOnly_andChangesNothing() throws Exception {
    String location = accepted();
    var monitor = http.showing("monitor");
    var viewer = http.showing("viewer");

    assertThat(viewer.get("/agents").body()).contains("shop/clerk").doesNotContain("ops/clerk");
    assertThat(monitor.get("/agents").body()).contains("shop/clerk", "ops/clerk");
    assertThat(viewer.get("/tasks?agent=ops/clerk").body()).isEqualTo("[]");
    assertThat(viewer.get("/runs").body()).contains("shop/clerk");
    assertThat(viewer.delete(location.replace("/tasks/", "/runs/")).statusCode()).isEqualTo(403);
    assertThat(http.showing("nobody").get("/agents").statusCode()).isEqualTo(403);
    assertThat(http.showing("nobody").get(location).statusCode()).isEqualTo(404);
    assertThat(http.showing("admin").delete(location.replace("/tasks/", "/runs/")).statusCode())
        .isEqualTo(202);
  }

  @Test
  void metrics_tellOfTheNamespacesThatTheCallerSees() throws Exception {
    var _ = accepted();
    var _ = accepted();

    String seen = http.showing("viewer").get("/metrics").body();

    assertThat(seen)
        .contains(
            "rouse_backlog{namespace=\"shop\",agent=\"clerk\"} 1",
            "rouse_tasks_total{namespace=\"shop\",agent=\"clerk\",result=\"NEW\"} 1",
            "rouse_tasks_total{namespace=\"shop\",agent=\"clerk\",result=\"KNOWN\"} 1",
            "# TYPE rouse_runs_ended_total counter")
        .doesNotContain("namespace=\"ops\"");
  }

  @Test
  void trigger_isTheRightToSendToOneAgent_untilItIsRevoked() throws Exception {
    String token = rights.mint(clerk.id(), "default");
    String path = "/triggers/" + token;

    assertThat(http.postEvent(path, EVENT.formatted("e1")).statusCode()).isEqualTo(202);
    assertThat(http.postEvent(path, EVENT.formatted("e1")).body()).isEmpty();
    assertThat(http.postEvent("/triggers/guessed", EVENT.formatted("e2")).statusCode())
        .isEqualTo(404);
    assertThat(http.showing("guessed").postEvent(path, EVENT.formatted("e2")).statusCode())
        .isEqualTo(401);
    assertThat(new PostgresJournal(database).backlog()).containsOnly(Map.entry(clerk.id(), 1));

    rights.revokeAll(clerk.id());
    new Eventually().isTrue(() -> http.postEvent(path, EVENT.formatted("e3")).statusCode() == 404);
  }

  @Test
  void deadLetterOfATrigger_isTakenInWhereItCanBeRead_elseKept() throws Exception {
    String path = "/triggers/" + rights.mint(clerk.id(), "default") + "/dead";
    var broken =
        Map.of("ce-specversion", "1.0", "ce-type", "order.failed", "content-type", "text/plain");

    assertThat(http.postEvent(path, EVENT.formatted("e1")).statusCode()).isEqualTo(202);
    assertThat(http.post(path, "what?", broken).statusCode()).isEqualTo(202);
    assertThat(http.post(path, "what?", broken).statusCode()).isEqualTo(202);
    assertThat(http.post("/triggers/guessed/dead", "what?", broken).statusCode()).isEqualTo(404);

    assertThat(new PostgresJournal(database).backlog()).containsOnly(Map.entry(clerk.id(), 1));
    String dead = http.showing("viewer").get("/dead").body();
    assertThat(Json.parse(dead))
        .isInstanceOfSatisfying(Json.Arr.class, all -> assertThat(all.items()).hasSize(1));
    assertThat(dead).contains("order.failed", "what?");
  }

  private String accepted() throws Exception {
    var accepted = http.showing("sender").postEvent("/agents/shop/clerk", EVENT.formatted("e1"));
    return accepted.headers().firstValue("location").orElseThrow();
  }

  private static Agent agent(String namespace) {
    return Agents.read(
        """
        apiVersion: rouse.dev/v1alpha1
        kind: Agent
        metadata: {name: clerk, namespace: %s}
        spec:
          systemMessage: You look after orders.
          triggers:
          - broker: {name: default, filters: [{prefix: {type: com.example.}}]}
          - alert: {matchers: ['severity="critical"']}
        """
            .formatted(namespace));
  }
}
