package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rouse.core.json.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SamplesIT {
  private static final Path SAMPLES = Path.of("../samples");

  private static final String SAMPLE =
      """
      {"status": "success", "data": {"resultType": "vector", "result": [
        {"metric": {"pod": "web-1"}, "value": [1795273200, "512000000"]}]}}
      """;

  @TempDir private Path folder;

  @Test
  void hello_byItsName_andByAnEvent() throws Exception {
    try (var platform = Platform.start(SAMPLES.resolve("hello"), folder.resolve("data"))) {
      var task = platform.accept("default/hello", "1", "{\"name\":\"Ada\"}");

      assertThat(Platform.text(platform.ended(task), "answer")).startsWith("Hello Ada, it is ");
    }
  }

  @Test
  void approval_sleepsUntilSomebodyDecides_andActsOnce() throws Exception {
    var refunds = new AtomicInteger();
    var payments = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    payments.createContext(
        "/refunds/7",
        exchange -> {
          var _ = refunds.incrementAndGet();
          byte[] said = "paid back".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    payments.start();
    try (var platform = Platform.start(approvals(payments), folder.resolve("data"))) {
      var task = platform.accept("default/refunds", "1", "{\"order\":\"7\"}");
      platform.awaitState("asleep");

      assertThat(refunds).hasValue(0);
      assertThat(platform.get(task).body()).contains("\"state\":\"waiting\"");
      var asked = ((Json.Arr) Json.parse(platform.get("/approvals").body())).items().getFirst();
      assertThat(asked.at("arguments.order")).contains(Json.of("7"));
      String ask = "/approvals/" + Platform.text(asked, "id");

      String approve = "{\"decision\":\"approve\",\"reason\":\"right\"}";
      assertThat(platform.post(ask, approve).statusCode()).isEqualTo(204);

      assertThat(Platform.text(platform.ended(task), "answer")).contains("paid back");
      assertThat(refunds).hasValue(1);
      var late = platform.post(ask, "{\"decision\":\"deny\"}");
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(late.body()).contains("anyone had approved it already: right");
    } finally {
      payments.stop(0);
    }
  }

  @Test
  void troubleshooter_isWokenByAnAlert_once_andItsIncidentCloses() throws Exception {
    var prometheus =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    prometheus.createContext(
        "/api/v1/query",
        exchange -> {
          byte[] said = SAMPLE.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("content-type", "application/json");
          exchange.sendResponseHeaders(200, said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    prometheus.start();
    String address = "http://127.0.0.1:" + prometheus.getAddress().getPort();
    var told = Map.of("ROUSE_PROMETHEUS_URL", address);
    var agents = SAMPLES.resolve("troubleshooter");
    try (var platform = Platform.start(agents, folder.resolve("data"), told)) {
      assertThat(platform.post("/alerts", alert("firing")).statusCode()).isEqualTo(202);
      assertThat(platform.post("/alerts", alert("firing")).statusCode()).isEqualTo(202);

      var tasks = ((Json.Arr) Json.parse(platform.get("/tasks").body())).items();
      assertThat(tasks).hasSize(1);
      var ended = platform.ended("/tasks/" + Platform.text(tasks.getFirst(), "task"));
      assertThat(ended.write())
          .as(platform.get("/runs/" + Platform.text(ended, "run")).body())
          .contains("## OutOfMemory on web-1", "**512000000 bytes**");
      assertThat(platform.get("/incidents").body()).contains("\"state\":\"open\"");
      assertThat(platform.post("/alerts", alert("resolved")).statusCode()).isEqualTo(202);
      assertThat(platform.get("/incidents").body()).contains("\"state\":\"closed\"");
    } finally {
      prometheus.stop(0);
    }
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

  /// The sample as it stands, but for the port of the payment system.
  private Path approvals(HttpServer payments) throws Exception {
    String port = Integer.toString(payments.getAddress().getPort());
    var agents = Files.createDirectories(folder.resolve("agents"));
    String sample = Files.readString(SAMPLES.resolve("approval/agent.yaml"));
    Files.writeString(agents.resolve("agent.yaml"), sample.replace("8099", port));
    return agents;
  }
}
