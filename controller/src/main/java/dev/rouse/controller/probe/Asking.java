package dev.rouse.controller.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.resource.NamedValue;
import dev.rouse.core.resource.Value;
import dev.rouse.core.resource.tool.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One conversation with a tool server over MCP's HTTP transport: what do you offer?
final class Asking {
  private static final String PROTOCOL = "2025-11-25";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long LONGEST = 1 << 20;
  private static final int MOST_PAGES = 20;
  private static final int FAILED = 300;

  private final HttpClient client;
  private final Settings.McpServer server;
  private Optional<String> session = Optional.empty();
  private long id;

  Asking(HttpClient client, Settings.McpServer server) {
    this.client = client;
    this.server = server;
  }

  /// The names of its tools.
  ///
  /// @throws IOException which says why it does not tell them
  List<String> tools() throws IOException, InterruptedException {
    try {
      var _ = ask("initialize", introduction());
      try (var told =
          send(
              Json.object()
                  .put("jsonrpc", "2.0")
                  .put("method", "notifications/initialized")
                  .done())) {
        told.readAllBytes();
      }
      return pages();
    } catch (MalformedJson malformed) {
      throw new IOException("what it answers is no JSON", malformed);
    } finally {
      leave();
    }
  }

  private static Json.Obj introduction() {
    return Json.object()
        .put("protocolVersion", PROTOCOL)
        .put("capabilities", Json.Obj.EMPTY)
        .put("clientInfo", Json.object().put("name", "rouse-controller").put("version", "1"))
        .done();
  }

  private List<String> pages() throws IOException, InterruptedException {
    var names = new ArrayList<String>();
    var params = Json.Obj.EMPTY;
    for (int page = 0; page < MOST_PAGES; page++) {
      var result = ask("tools/list", params);
      if (result.at("tools").orElse(Json.Null.VALUE) instanceof Json.Arr(var tools)) {
        tools.stream().flatMap(tool -> text(tool, "name").stream()).forEach(names::add);
      }
      var next = text(result, "nextCursor");
      if (next.isEmpty()) {
        return names;
      }
      params = Json.object().put("cursor", next.get()).done();
    }
    return names;
  }

  private static Optional<String> text(Json json, String name) {
    return json.at(name).filter(Json.Str.class::isInstance).map(text -> ((Json.Str) text).value());
  }

  private Json ask(String method, Json.Obj params) throws IOException, InterruptedException {
    id++;
    var question =
        Json.object()
            .put("jsonrpc", "2.0")
            .put("id", id)
            .put("method", method)
            .put("params", params)
            .done();
    try (var body = send(question)) {
      var answer = answer(body);
      return answer
          .at("result")
          .orElseThrow(() -> new IOException("it refuses to tell by `" + method + "`"));
    }
  }

  /// As one JSON text, or as an event in a stream.
  private Json answer(InputStream body) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(body, UTF_8));
    var whole = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data:")) {
        var message = Json.parse(line.substring("data:".length()));
        if (message.at("id").equals(Optional.of(Json.of(id)))) {
          return message;
        }
      } else if (!line.startsWith("event:") && !line.startsWith("id:") && !line.startsWith(":")) {
        whole.append(line).append('\n');
      }
    }
    return Json.parse(whole.toString());
  }

  private InputStream send(Json.Obj message) throws IOException, InterruptedException {
    var request =
        request()
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString(message.write()))
            .build();
    var response =
        client.send(request, BodyHandlers.limiting(BodyHandlers.ofInputStream(), LONGEST));
    if (response.statusCode() >= FAILED) {
      response.body().close();
      throw new IOException("it answers " + response.statusCode());
    }
    session = response.headers().firstValue("Mcp-Session-Id").or(() -> session);
    return response.body();
  }

  private HttpRequest.Builder request() {
    var request =
        HttpRequest.newBuilder(server.url())
            .timeout(PATIENCE)
            .header("MCP-Protocol-Version", PROTOCOL);
    session.ifPresent(agreed -> request.header("Mcp-Session-Id", agreed));
    for (NamedValue header : server.headers()) {
      if (header.value() instanceof Value.Literal(String text)) {
        request.header(header.name(), text);
      }
    }
    return request;
  }

  /// A server that keeps sessions need not keep this one. What it has said counts all the same
  /// where it does not take the farewell.
  private void leave() throws InterruptedException {
    if (session.isPresent()) {
      try {
        var _ = client.send(request().DELETE().build(), BodyHandlers.discarding());
      } catch (IOException gone) {
        session = Optional.empty();
      }
    }
  }
}
