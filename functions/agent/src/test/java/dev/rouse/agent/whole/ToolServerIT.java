package dev.rouse.agent.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An agent whose tools a server offers.
final class ToolServerIT {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @TempDir private Path folder;
  private final List<String> traces = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Whole whole;

  @BeforeEach
  void open() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/mcp", this::answer);
    server.start();
    whole = new Whole(folder);
  }

  @AfterEach
  void close() {
    whole.close();
    server.stop(0);
  }

  @Test
  void discoveredTool_isOfferedAndCalled_inTheEventsTrace() throws Exception {
    whole.start(agent("/mcp"));
    whole.models().script(Reply.calling(Whole.call("weather", "{}")), Reply.text("Take a coat."));

    var answer = whole.send(whole.event("m1", "{}").header("traceparent", TRACE));

    assertThat(answer.body()).contains("Take a coat.");
    assertThat(whole.models().heard().getFirst().body().write()).contains("\"weather\"");
    assertThat(whole.models().heard().getLast().body().write()).contains("It snows.");
    assertThat(traces).contains(TRACE);
  }

  @Test
  void silentServer_keepsTheAgentFromNothingElse() throws Exception {
    whole.start(agent("/gone"));
    whole.models().script(Reply.text("No idea."));

    assertThat(whole.send(whole.json("{\"message\":\"?\"}")).body()).contains("No idea.");
  }

  private String agent(String path) {
    return Whole.AGENT
        + """
          tools: [{name: outside}]
        ---
        apiVersion: rouse.dev/v1alpha1
        kind: Tool
        metadata: {name: outside, namespace: tests}
        spec: {type: mcp, description: Looks outside, effect: Read, mcp: {url: '%s'}}
        """
            .formatted("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var message = Json.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      traces.addAll(exchange.getRequestHeaders().getOrDefault("Traceparent", List.of()));
      String result =
          switch (message.at("method").map(Json::write).orElse("")) {
            case "\"initialize\"" ->
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}}}";
            case "\"tools/list\"" ->
                "{\"tools\":[{\"name\":\"weather\",\"inputSchema\":{\"type\":\"object\"}}]}";
            case "\"tools/call\"" -> "{\"content\":[{\"type\":\"text\",\"text\":\"It snows.\"}]}";
            default -> "";
          };
      String id = message.at("id").map(Json::write).orElse("0");
      byte[] body =
          ("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}").getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(
          result.isEmpty() ? 202 : 200, result.isEmpty() ? -1 : body.length);
      if (!result.isEmpty()) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
