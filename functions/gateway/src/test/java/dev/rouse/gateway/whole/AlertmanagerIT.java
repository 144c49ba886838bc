package dev.rouse.gateway.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.edge.program.FreePort;
import dev.rouse.gateway.Agents;
import dev.rouse.gateway.Door;
import dev.rouse.gateway.Eventually;
import dev.rouse.gateway.Tokens;
import dev.rouse.journal.embedded.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus scrapes, its rule fires, a real Alertmanager posts with a token.
final class AlertmanagerIT {
  private static final String TOKEN = "a-long-random-token";
  private static final Agent TROUBLESHOOTER =
      Agents.read(
          """
          apiVersion: rouse.dev/v1alpha1
          kind: Agent
          metadata: {name: troubleshooter, namespace: ops}
          spec:
            systemMessage: You find out why an alert fires.
            triggers:
            - alert: {matchers: ['severity="critical"', 'pod=~"cart-.*"']}
          """);
  private static final String RULES =
      """
      groups:
      - name: shop
        rules:
        - alert: OutOfMemory
          expr: trouble > 0
          labels: {severity: critical}
          annotations: {summary: "{{ $labels.pod }} is out of memory"}
      """;
  private static final Path SAMPLE = Path.of("../../config/alertmanager/alertmanager.yml");

  private final AtomicInteger trouble = new AtomicInteger();

  @Test
  void ruleFires_aTaskAppears_itResolves_theIncidentCloses(@TempDir Path folder) throws Exception {
    played(folder, "authorization: {type: Bearer, credentials: " + TOKEN + "}");
  }

  @Test
  void withBasicAuthentication_likewise(@TempDir Path folder) throws Exception {
    played(folder, "basic_auth: {username: alertmanager, password: " + TOKEN + "}");
  }

  private void played(Path folder, String authentication) throws Exception {
    assumeTrue(
        Programs.installed("prometheus", "prometheus-alertmanager"),
        "apt-get install prometheus prometheus-alertmanager");
    var listening =
        Tokens.listening(folder, Tokens.line("alertmanager", TOKEN, "sender@ops viewer@ops"));
    var shop = shop();
    try (var door =
            Door.open(
                TestPostgres.shared().fresh(),
                told -> told.withListening(listening),
                TROUBLESHOOTER);
        var programs = new Programs(folder)) {
      begin(programs, folder, door.port(), shop.getAddress().getPort(), authentication);

      trouble.set(1);
      await(door, "select count(*)::int as n from rouse.incidents where open", 1);
      assertThat(door.journal().backlog()).containsEntry(TROUBLESHOOTER.id(), 1);
      assertThat(door.http().showing(TOKEN).get("/incidents?state=open").body())
          .contains("OutOfMemory");

      trouble.set(0);
      await(door, "select count(*)::int as n from rouse.incidents where not open", 1);
      assertThat(door.journal().backlog()).isEmpty();
      assertThat(door.count("select count(*)::int as n from rouse.tasks")).isOne();
    } finally {
      shop.stop(0);
    }
  }

  private static void begin(
      Programs programs, Path folder, int gateway, int shop, String authentication)
      throws IOException {
    int alertmanager = FreePort.find();
    Files.writeString(folder.resolve("rules.yml"), RULES);
    Files.writeString(
        folder.resolve("prometheus.yml"),
        """
        global: {scrape_interval: 300ms, scrape_timeout: 200ms, evaluation_interval: 300ms}
        rule_files: [rules.yml]
        alerting:
          alertmanagers: [{static_configs: [{targets: ['127.0.0.1:%d']}]}]
        scrape_configs:
        - {job_name: shop, static_configs: [{targets: ['127.0.0.1:%d']}]}
        """
            .formatted(alertmanager, shop));
    Files.writeString(
        folder.resolve("alertmanager.yml"),
        Files.readString(SAMPLE)
            .replace("127.0.0.1:8080", "127.0.0.1:" + gateway)
            .replace("route:", "route:\n  group_wait: 200ms\n  group_interval: 1s")
            .replaceFirst("# http_config: .*", "http_config: {" + authentication + "}"));
    programs.start(
        "prometheus-alertmanager",
        "--config.file=alertmanager.yml",
        "--storage.path=alertmanager",
        "--cluster.listen-address=",
        "--web.listen-address=127.0.0.1:" + alertmanager);
    programs.start(
        "prometheus",
        "--config.file=prometheus.yml",
        "--storage.tsdb.path=prometheus",
        "--rules.alert.resend-delay=1s",
        "--web.listen-address=127.0.0.1:" + FreePort.find());
  }

  private static void await(Door door, String sql, int wanted) throws Exception {
    new Eventually().isTrue(() -> door.count(sql) == wanted);
  }

  /// What Prometheus scrapes.
  private HttpServer shop() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var _ =
        server.createContext(
            "/metrics",
            call -> {
              try (call) {
                byte[] body = ("trouble{pod=\"cart-1\"} " + trouble.get() + "\n").getBytes(UTF_8);
                call.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                call.sendResponseHeaders(200, body.length);
                call.getResponseBody().write(body);
              }
            });
    server.start();
    return server;
  }
}
