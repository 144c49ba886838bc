package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.edge.program.FreePort;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The samples that need no model.
final class SamplesIT {
  private static final Path SAMPLES = Path.of("../samples");

  private static final String MEMORY =
      """
      {"status": "success", "data": {"resultType": "vector", "result": [
        {"metric": {"pod": "web-1"}, "value": [1795273200, "512000000"]}]}}
      """;

  @TempDir private Path folder;

  @Test
  void hello_byItsName_andByAnEvent() throws Exception {
    try (var platform = start("hello")) {
      var task = platform.accept("default/hello", "1", "{\"name\":\"Ada\"}");
      assertThat(Platform.text(platform.ended(task), "answer")).startsWith("Hello Ada, it is ");

      assertThat(platform.event("com.example.hello", "2", "{\"name\":\"Bob\"}").statusCode())
          .isEqualTo(202);
      assertThat(Platform.text(platform.newestEnded("default/hello"), "answer"))
          .startsWith("Hello Bob");
    }
  }

  @Test
  void approval_sleepsUntilSomebodyDecides_andActsOnce() throws Exception {
    try (var payments = Site.start().page("/refunds/7", 200, "text/plain", "paid back");
        var platform = Platform.start(copy("approval", "8099", payments), folder.resolve("data"))) {
      var task = platform.accept("default/refunds", "1", "{\"order\":\"7\"}");
      platform.awaitState("asleep");

      assertThat(payments.asked()).isEmpty();
      assertThat(platform.get(task).body()).contains("\"state\":\"waiting\"");
      var asked = ((Json.Arr) Json.parse(platform.get("/approvals").body())).items().getFirst();
      assertThat(asked.at("arguments.order")).contains(Json.of("7"));
      String ask = "/approvals/" + Platform.text(asked, "id");

      String approve = "{\"decision\":\"approve\",\"reason\":\"right\"}";
      assertThat(platform.post(ask, approve).statusCode()).isEqualTo(204);

      assertThat(Platform.text(platform.ended(task), "answer")).contains("paid back");
      assertThat(payments.asked()).hasSize(1);
      var late = platform.post(ask, "{\"decision\":\"deny\"}");
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(late.body()).contains("local-user had approved it already: right");
    }
  }

  @Test
  void troubleshooter_isWokenByAnAlert_once_andItsIncidentCloses() throws Exception {
    var agents = SAMPLES.resolve("troubleshooter/runbook");
    try (var prometheus = Site.start().json("/api/v1/query", MEMORY);
        var platform =
            Platform.start(
                agents,
                folder.resolve("data"),
                Map.of("ROUSE_PROMETHEUS_URL", prometheus.url(), "KUBECONFIG", "/nowhere"))) {
      assertThat(platform.post("/alerts", alert("firing")).statusCode()).isEqualTo(202);
      assertThat(platform.post("/alerts", alert("firing")).statusCode()).isEqualTo(202);

      var tasks = ((Json.Arr) Json.parse(platform.get("/tasks").body())).items();
      assertThat(tasks).hasSize(1);
      var ended = platform.ended("/tasks/" + Platform.text(tasks.getFirst(), "task"));
      assertThat(Platform.text(ended, "answer"))
          .as(platform.get("/runs/" + Platform.text(ended, "run")).body())
          .contains("## OutOfMemory on web-1", "**512000000 bytes**")
          .contains("There is no cluster to ask", "--context NAME");
      assertThat(platform.get("/incidents").body()).contains("\"state\":\"open\"");
      assertThat(platform.post("/alerts", alert("resolved")).statusCode()).isEqualTo(202);
      assertThat(platform.get("/incidents").body()).contains("\"state\":\"closed\"");
    }
  }

  @Test
  void chain_anEvent_passesThroughThreeAgents() throws Exception {
    try (var platform = start("chain")) {
      platform.event("com.example.order.placed", "1", "{\"order\":7,\"amount\":12}");

      assertThat(Platform.text(platform.newestEnded("default/answer"), "answer"))
          .startsWith("Dear customer, we have your order 7 over 12 EUR, looked at on a ");
      for (String agent : new String[] {"intake", "assess", "answer"}) {
        assertThat(platform.get("/tasks?agent=default/" + agent).body().split("\"task\""))
            .as(agent)
            .hasSize(2);
      }
    }
  }

  @Test
  void customFunction_isTheAgentsTool() throws Exception {
    var function = SAMPLES.resolve("custom-function/src/main/java/com/example/discount");
    int port = FreePort.find();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            function.resolve("Function.java").toString());
    builder.environment().put("PORT", Integer.toString(port));
    var process = builder.inheritIO().start();
    try (var platform =
        Platform.start(copy("custom-function", "8090", port), folder.resolve("data"))) {
      awaitReady(platform, "http://127.0.0.1:" + port + "/health/readiness");
      var task = platform.accept("default/seller", "1", "{\"customer\":\"Ada\",\"amount\":40}");

      assertThat(Platform.text(platform.ended(task), "answer"))
          .isEqualTo("Ada pays 36.0 instead of 40 (10 % off)");
    } finally {
      process.destroy();
    }
  }

  @Test
  void releaseNotes_comeFromGithub() throws Exception {
    String pulls =
        """
        [{"number": 7, "title": "Scale faster", "state": "closed", "html_url": "https://g/7",
          "user": {"login": "ada"}, "labels": [], "created_at": "2026-11-01T00:00:00Z"}]
        """;
    try (var github =
            Site.start()
                .json("/repos/knative/serving/pulls", pulls)
                .json("/repos/knative/serving/issues", "[]");
        var platform =
            Platform.start(
                SAMPLES.resolve("release-notes"),
                folder.resolve("data"),
                Map.of("ROUSE_GITHUB_URL", github.url()))) {
      var task = platform.accept("default/release-notes", "1", "{}");

      assertThat(Platform.text(platform.ended(task), "answer"))
          .contains("## knative/serving", "Scale faster");
    }
  }

  private static void awaitReady(Platform platform, String address) throws Exception {
    for (int looks = 0; looks < 100_000; looks++) {
      try {
        if (platform.get(address).statusCode() == 200) {
          return;
        }
      } catch (ConnectException notYet) {
        // It starts.
      }
    }
    throw new AssertionError(address + " does not answer");
  }

  private Platform start(String sample) throws Exception {
    return Platform.start(SAMPLES.resolve(sample), folder.resolve("data"));
  }

  private static String alert(String status) {
    return """
    {"version": "4", "groupKey": "g1", "alerts": [{
      "status": "%s", "fingerprint": "f1", "startsAt": "2026-11-21T12:00:00Z",
      "endsAt": "2026-11-21T12:05:00Z",
      "labels": {"alertname": "OutOfMemory", "severity": "critical", "pod": "web-1"}}]}
    """
        .formatted(status);
  }

  private Path copy(String sample, String port, Site site) throws Exception {
    return copy(sample, port, site.port());
  }

  /// The sample as it stands, but for a port.
  private Path copy(String sample, String port, int other) throws Exception {
    var agents = Files.createDirectories(folder.resolve("agents"));
    String yaml = Files.readString(SAMPLES.resolve(sample).resolve("agent.yaml"));
    Files.writeString(agents.resolve("agent.yaml"), yaml.replace(port, Integer.toString(other)));
    return agents;
  }
}
