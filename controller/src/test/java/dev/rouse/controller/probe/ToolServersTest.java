package dev.rouse.controller.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.standin.Documents;
import dev.rouse.controller.world.World;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ToolServersTest {
  private static final Key TOOL = new Key(Kind.TOOL, "ops", "github-mcp");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final World world = new World();
  private final ToolServers servers = new ToolServers(world, "rouse-system", _ -> false);
  private final Queue<Json> asked = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private volatile int status = 200;
  private volatile boolean streams;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var _ = server.createContext("/mcp", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    servers.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var message = sent.isEmpty() ? Json.Obj.EMPTY : Json.parse(sent);
      asked.add(message);
      var reply = reply(message).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Mcp-Session-Id", "session-1");
      exchange.sendResponseHeaders(status, reply.length == 0 ? -1 : reply.length);
      exchange.getResponseBody().write(reply);
    }
  }

  private String reply(Json message) {
    if (message.at("id").isEmpty() || status != 200) {
      return "";
    }
    var result =
        message.at("method").equals(Optional.of(Json.of("tools/list")))
            ? message.at("params.cursor").isEmpty()
                ? "{\"tools\":[{\"name\":\"list_issues\"}],\"nextCursor\":\"2\"}"
                : "{\"tools\":[{\"name\":\"get_issue\"}]}"
            : "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}";
    String answer =
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + message.at("id").orElseThrow().write()
            + ",\"result\":"
            + result
            + "}";
    return streams ? "event: message\ndata: " + answer + "\n\n" : answer;
  }

  private void tool(String generation, String more) {
    var _ =
        world.put(
            Entity.of(
                Documents.of(
                        """
                        apiVersion: rouse.dev/v1alpha1
                        kind: Tool
                        metadata: {name: github-mcp, namespace: ops, generation: %s}
                        spec:
                          type: mcp
                          description: Issues
                          mcp: {url: "http://127.0.0.1:%d/mcp"%s}
                        """
                            .formatted(generation, server.getAddress().getPort(), more))
                    .getFirst()));
  }

  @Test
  void server_asked_saysWhatItOffers() throws InterruptedException {
    tool("1", "");

    assertThat(servers.look(NOW)).containsExactly(TOOL);

    assertThat(servers.of(TOOL)).contains(new Answer.Offers(List.of("get_issue", "list_issues")));
  }

  @Test
  void server_thatStreamsItsAnswers_isUnderstood() throws InterruptedException {
    streams = true;
    tool("1", "");

    var _ = servers.look(NOW);

    assertThat(servers.of(TOOL)).contains(new Answer.Offers(List.of("get_issue", "list_issues")));
  }

  @Test
  void server_isAskedAgainAfterTenMinutesOrWhenItsToolHasChanged() throws InterruptedException {
    tool("1", "");
    var _ = servers.look(NOW);
    asked.clear();

    assertThat(servers.look(NOW.plus(Duration.ofMinutes(9)))).isEmpty();
    assertThat(asked).isEmpty();
    tool("2", "");
    assertThat(servers.look(NOW.plus(Duration.ofMinutes(9)))).isEmpty();
    assertThat(asked).isNotEmpty();
    status = 503;
    assertThat(servers.look(NOW.plus(Duration.ofMinutes(20)))).containsExactly(TOOL);
    assertThat(servers.of(TOOL)).contains(new Answer.Silent("it answers 503"));
  }

  @Test
  void headerFromASecret_isNotAsked() throws InterruptedException {
    tool("1", ", headers: [{name: Authorization, valueFrom: {secretKeyRef: {name: s, key: k}}}]");

    var _ = servers.look(NOW);

    assertThat(servers.of(TOOL).orElseThrow()).isInstanceOf(Answer.Unasked.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void turnedOff_asksNobody() throws InterruptedException {
    var _ =
        world.put(
            Entity.of(
                Documents.of(
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: rouse, namespace: rouse-system}
                        data: {askToolServers: "false"}
                        """)
                    .getFirst()));
    tool("1", "");

    var _ = servers.look(NOW);

    assertThat(servers.of(TOOL).orElseThrow()).isInstanceOf(Answer.Unasked.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void addressOfTheControllerItself_isNotAsked() throws InterruptedException {
    tool("1", "");
    try (var guarded = new ToolServers(world, "rouse-system", ToolServers::isOurs)) {

      var _ = guarded.look(NOW);

      assertThat(guarded.of(TOOL).orElseThrow()).isInstanceOf(Answer.Unasked.class);
      assertThat(asked).isEmpty();
    }
  }
}
