package dev.rouse.agent.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rouse.core.resource.tool.PrometheusOperation;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.edge.program.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus that looks at itself, with a rule that fires.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrometheusIT {
  private Optional<Process> prometheus = Optional.empty();
  private int port;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    assumeTrue(installed(), "prometheus is not installed: apt-get install prometheus");
    port = FreePort.find();
    var started =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + configured(folder),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .start();
    prometheus = Optional.of(started);
    var said = new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8));
    String line = said.readLine();
    while (line != null && !line.contains("Server is ready")) {
      line = said.readLine();
    }
    assertThat(line).as("Prometheus' word that it is ready").isNotNull();
    Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
    await(PrometheusOperation.ALERTS, "{}", "\"state\":\"firing\"");
  }

  private static boolean installed() throws IOException, InterruptedException {
    try {
      return new ProcessBuilder("prometheus", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private Path configured(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("rules.yml"),
        """
        groups:
        - name: tests
          interval: 100ms
          rules:
          - alert: ItIsUp
            expr: up == 1
            labels: {severity: info}
            annotations: {summary: "{{ $labels.job }} is up"}
          - {record: "job:up:sum", expr: sum by (job) (up)}
        """);
    return Files.writeString(
        folder.resolve("prometheus.yml"),
        """
        global: {scrape_interval: 100ms, scrape_timeout: 100ms}
        rule_files: [rules.yml]
        scrape_configs: [{job_name: self, static_configs: [{targets: ["127.0.0.1:%d"]}]}]
        """
            .formatted(port));
  }

  @AfterAll
  void stop() {
    prometheus.ifPresent(Process::destroyForcibly);
  }

  @Test
  void query_andRange() throws InterruptedException {
    assertThat(ask(PrometheusOperation.QUERY, "{\"query\":\"up\"}"))
        .contains("\"job\":\"self\"", "\"value\":1");
    long now = Instant.now().getEpochSecond();
    String minute = "\"start\":\"%d\",\"end\":\"%d\"".formatted(now - 60, now + 5);
    assertThat(ask(PrometheusOperation.RANGE, "{\"query\":\"up\",\"step\":\"1s\"," + minute + "}"))
        .contains("\"job\":\"self\"");
    assertThat(failure(PrometheusOperation.QUERY, "{\"query\":\"up{\"}")).contains("parse error");
  }

  @Test
  void alerts_andRules() throws InterruptedException {
    assertThat(ask(PrometheusOperation.ALERTS, "{\"matcher\":\"severity=info\"}"))
        .contains("ItIsUp", "self is up", "\"count\":1");
    assertThat(ask(PrometheusOperation.ALERTS, "{\"matcher\":\"severity=critical\"}"))
        .contains("\"count\":0");
    assertThat(ask(PrometheusOperation.RULES, "{}")).contains("ItIsUp", "job:up:sum");
  }

  @Test
  void series_andLabels() throws InterruptedException {
    assertThat(ask(PrometheusOperation.SERIES, "{\"selector\":\"up\"}"))
        .contains("\"__name__\":\"up\"");
    assertThat(ask(PrometheusOperation.LABELS, "{}")).contains("instance", "job");
    assertThat(ask(PrometheusOperation.LABELS, "{\"label\":\"job\"}")).contains("\"self\"");
  }

  private void await(PrometheusOperation operation, String arguments, String expected)
      throws InterruptedException {
    long until = System.nanoTime() + 30_000_000_000L;
    String said = ask(operation, arguments);
    while (!said.contains(expected)) {
      assertThat(System.nanoTime()).as(said).isLessThan(until);
      said = ask(operation, arguments);
    }
  }

  private String ask(PrometheusOperation operation, String arguments) throws InterruptedException {
    return calls().output(new Settings.Prometheus(operation, Optional.empty()), arguments);
  }

  private String failure(PrometheusOperation operation, String arguments)
      throws InterruptedException {
    return calls().failure(new Settings.Prometheus(operation, Optional.empty()), arguments);
  }

  private Calls calls() {
    return Calls.with(Map.of("ROUSE_PROMETHEUS_URL", "http://127.0.0.1:" + port));
  }
}
