package dev.rouse.image.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/// A model and a tool server without any delay: the model calls the server's one tool, then
/// answers.
public final class OtherEnds implements AutoCloseable {
  private static final String CALL =
      """
      {"id":"c","object":"chat.completion","model":"fake","choices":[{"index":0,\
      "finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":[\
      {"id":"call-1","type":"function","function":{"name":"look","arguments":"{}"}}]}}],\
      "usage":{"prompt_tokens":100,"completion_tokens":7,"total_tokens":107}}\
      """;
  private static final String ANSWER =
      """
      {"id":"c","object":"chat.completion","model":"fake","choices":[{"index":0,\
      "finish_reason":"stop","message":{"role":"assistant","content":"All is well."}}],\
      "usage":{"prompt_tokens":100,"completion_tokens":7,"total_tokens":107}}\
      """;
  private static final String INITIALIZED =
      """
      {"protocolVersion":"2025-11-25","capabilities":{"tools":{}},\
      "serverInfo":{"name":"fake","version":"1"}}\
      """;
  private static final String TOOLS =
      """
      {"tools":[{"name":"look","description":"Looks","inputSchema":{"type":"object"}}]}\
      """;
  private static final String SEEN =
      """
      {"content":[{"type":"text","text":"All is well."}]}\
      """;

  private final HttpServer server;

  private OtherEnds(HttpServer server) {
    this.server = server;
  }

  public static OtherEnds open() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", OtherEnds::model);
    server.createContext("/mcp", OtherEnds::tools);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return new OtherEnds(server);
  }

  /// An agent that uses both, in YAML.
  public String agent(AgentId id) {
    String at = "http://127.0.0.1:" + server.getAddress().getPort();
    return """
    apiVersion: rouse.dev/v1alpha1
    kind: Agent
    metadata: {name: '%1$s', namespace: '%2$s'}
    spec:
      systemMessage: You see whether all is well.
      modelConfigRef: {name: fake}
      tools: [{name: server}]
      session: {key: subject}
      scaling: {concurrency: 100}
      triggers:
      - broker: {name: default}
      - alert: {matchers: ['severity="critical"']}
    ---
    apiVersion: rouse.dev/v1alpha1
    kind: ModelConfig
    metadata: {name: fake, namespace: '%2$s'}
    spec: {model: fake, baseUrl: '%3$s/v1'}
    ---
    apiVersion: rouse.dev/v1alpha1
    kind: Tool
    metadata: {name: server, namespace: '%2$s'}
    spec: {type: mcp, description: Looks, effect: Read, mcp: {url: '%3$s/mcp'}}
    """
        .formatted(id.name(), id.namespace(), at);
  }

  private static void model(HttpExchange exchange) throws IOException {
    String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    reply(
        exchange,
        200,
        asked.contains("\"role\":\"tool\"") || asked.contains("\"role\" : \"tool\"")
            ? ANSWER
            : CALL);
  }

  private static void tools(HttpExchange exchange) throws IOException {
    var message = Json.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    String id = message.at("id").map(Json::write).orElse("");
    String method = message.at("method").map(Json::write).orElse("");
    switch (method) {
      case "\"initialize\"" -> {
        exchange.getResponseHeaders().set("Mcp-Session-Id", "s");
        reply(exchange, 200, result(id, INITIALIZED));
      }
      case "\"tools/list\"" -> reply(exchange, 200, result(id, TOOLS));
      case "\"tools/call\"" -> reply(exchange, 200, result(id, SEEN));
      default -> reply(exchange, 202, "");
    }
  }

  private static String result(String id, String result) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
