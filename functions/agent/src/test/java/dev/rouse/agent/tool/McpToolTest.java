package dev.rouse.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.tool.FakeServer.Answer;
import dev.rouse.agent.tool.FakeServer.Asked;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.core.definition.ToolServer;
import dev.rouse.core.definition.ToolSpec;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Approval;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.NamedValue;
import dev.rouse.core.resource.Value;
import dev.rouse.core.resource.agent.ToolRef;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.resource.tool.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class McpToolTest {
  private final FakeServer server = new FakeServer();
  private final AtomicInteger sessions = new AtomicInteger();
  private final Toolshed shed =
      new Toolshed(ToolSettings.NONE, Calls.SECRETS, Instant::now, Wire.ofSystem(), Reach.ANYWHERE);

  @BeforeEach
  void serve() {
    server.on("/mcp", this::answer);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void discover_allPages_onlyWhatTheAgentNames() throws InterruptedException {
    var found = shed.discover(List.of(new ToolServer(tool(mcp()), only("echo", "fail"))));

    assertThat(found.silent()).isEmpty();
    assertThat(found.specs()).extracting(ToolSpec::name).containsExactly("echo", "fail");
    assertThat(server.asked().getFirst().headers())
        .containsEntry("authorization", "Bearer s3cr3t-t0ken")
        .containsEntry("accept", "application/json, text/event-stream")
        .doesNotContainKey("mcp-session-id");
    assertThat(server.asked().getLast().headers())
        .containsEntry("mcp-session-id", "s1")
        .containsEntry("mcp-protocol-version", "2025-11-25");
  }

  @Test
  void discover_aSilentServer_doesNotKeepTheOthers() throws InterruptedException {
    var gone = new Settings.McpServer(server.uri("/gone"), List.of());
    var command = new Settings.McpCommand(List.of("no-such-command"), List.of());

    var found =
        shed.discover(
            List.of(
                new ToolServer(tool(gone), only()),
                new ToolServer(tool(command), only()),
                new ToolServer(tool(mcp()), only("echo"))));

    assertThat(found.specs()).hasSize(1);
    assertThat(found.silent()).hasSize(1);
    assertThat(found.silent().values())
        .allMatch(
            why -> why.contains("404") || why.contains("`no-such-command` cannot be started"));
  }

  @Test
  void discover_serversAreAskedSideBySide() throws InterruptedException {
    var both = new CountDownLatch(2);
    server.on("/a", asked -> afterBoth(both, asked)).on("/b", asked -> afterBoth(both, asked));
    var a = new Settings.McpServer(server.uri("/a"), List.of());
    var b = new Settings.McpServer(server.uri("/b"), List.of());

    var found =
        shed.discover(
            List.of(new ToolServer(tool(a), only("echo")), new ToolServer(tool(b), only("echo"))));

    assertThat(found.silent()).isEmpty();
    assertThat(found.specs()).hasSize(2);
  }

  /// Neither is answered before the other is asked.
  private Answer afterBoth(CountDownLatch both, Asked asked) {
    both.countDown();
    try {
      assertThat(both.await(120, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
    return answer(asked);
  }

  @Test
  void command_thatEnds_saysItsLastWords() throws InterruptedException {
    assertThat(beside("echo hello; echo no such folder >&2; exit 3"))
        .contains("process has ended; it said: no such folder");
  }

  @Test
  void command_thatNeverStopsTalking_isCutOff() throws InterruptedException {
    assertThat(beside("head -c 40000000 /dev/zero | tr '\\0' x"))
        .contains("has ended: its answer is too large");
  }

  private static String beside(String script) throws InterruptedException {
    var command = new Settings.McpCommand(List.of("sh", "-c", script), List.of());
    return Calls.anywhere().failure(command, "{}");
  }

  @Test
  void call_streamedAnswer_pingIsAnsweredMeanwhile() throws InterruptedException {
    String output = calls("echo", "{\"text\":\"hi\"}");

    assertThat(output).contains("Ok[output={\"text\":\"hi\"}");
    assertThat(server.asked())
        .anyMatch(asked -> asked.body().equals("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"result\":{}}"));
  }

  @Test
  void call_forgottenSession_isMadeAnew() throws InterruptedException {
    assertThat(calls("echo", "{}")).contains("Ok");
    sessions.incrementAndGet();

    assertThat(calls("echo", "{}")).contains("Ok");

    assertThat(sessions).hasValue(3);
  }

  @Test
  void call_toolThatFails_saysWhy() throws InterruptedException {
    assertThat(calls("fail", "{}")).contains("Failed[message=out of paper, doubt=false]");
    assertThat(calls("unknown", "{}")).contains("The tool server refuses: no such tool");
  }

  @Test
  void call_nameThatWasTaken_isTheServersOwnAgain() throws InterruptedException {
    assertThat(calls("tool_echo", "{\"a\":1}")).contains("Ok[output={\"a\":1}");
  }

  private String calls(String name, String arguments) throws InterruptedException {
    return shed.call(Calls.anywhere().of(name, mcp(), arguments)).toString();
  }

  private Answer answer(Asked asked) {
    var message = Json.parse(asked.body());
    String method = message.at("method").map(Json::write).orElse("");
    String id = message.at("id").map(Json::write).orElse("");
    boolean known = asked.headers().getOrDefault("mcp-session-id", "").equals("s" + sessions);
    return switch (method) {
      case "\"initialize\"" ->
          new Answer(
              200,
              Map.of(
                  "Content-Type",
                  "application/json",
                  "Mcp-Session-Id",
                  "s" + sessions.incrementAndGet()),
              reply(id, "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}}}"));
      case "\"notifications/initialized\"", "" -> new Answer(202, Map.of(), "");
      case "\"tools/list\"" -> Answer.json(reply(id, page(message)));
      default -> known ? called(id, message) : new Answer(404, Map.of(), "gone");
    };
  }

  private static String page(Json message) {
    return message.at("params.cursor").isPresent()
        ? "{\"tools\":[{\"name\":\"fail\"},{\"name\":\"other\"}]}"
        : "{\"tools\":[{\"name\":\"echo\",\"description\":\"Echoes\"}],\"nextCursor\":\"2\"}";
  }

  private static Answer called(String id, Json message) {
    String name = message.at("params.name").orElseThrow().write();
    String said = message.at("params.arguments").orElseThrow().write();
    return switch (name) {
      case "\"echo\"" -> {
        var text = Json.object().put("type", "text").put("text", said).done();
        String result = Json.object().put("content", Json.array(List.of(text))).done().write();
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}";
        yield new Answer(
            200,
            Map.of("Content-Type", "text/event-stream"),
            ": hello\nevent: message\ndata: " + ping + "\n\ndata: " + reply(id, result) + "\n\n");
      }
      case "\"fail\"" ->
          Answer.json(
              reply(
                  id,
                  "{\"isError\":true,\"content\":[{\"type\":\"text\",\"text\":\"out of"
                      + " paper\"}]}"));
      default ->
          Answer.json(
              "{\"jsonrpc\":\"2.0\",\"id\":"
                  + id
                  + ",\"error\":{\"code\":-32602,\"message\":\"no such tool\"}}");
    };
  }

  private static String reply(String id, String result) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
  }

  private Settings mcp() {
    var token = new NamedValue("Authorization", new Value.Secret(new KeyRef("api", "token")));
    return new Settings.McpServer(server.uri("/mcp"), List.of(token));
  }

  private static Tool tool(Settings its) {
    return Calls.anywhere().of("tool", its, "{}").tool().tool();
  }

  private static ToolRef only(String... names) {
    return new ToolRef("tool", Optional.empty(), Approval.NOT_REQUIRED, List.of(names));
  }
}
