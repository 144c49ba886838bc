package dev.rouse.agent.tool.mcp;

import dev.rouse.agent.secret.Secrets;
import dev.rouse.agent.tool.http.Hidden;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Request;
import dev.rouse.agent.tool.wire.Response;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.tool.Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// What was agreed with one server. A server that has forgotten it is asked again, once.
final class Session {
  static final String PROTOCOL = "2025-11-25";

  private final Wire wire;
  private final Settings.McpServer server;
  private final Secrets secrets;
  private final AtomicLong ids = new AtomicLong();
  private Optional<Agreed> agreed = Optional.empty();

  /// @param id nothing where the server keeps no sessions
  private record Agreed(String protocol, Optional<String> id) {}

  /// The server no longer knows the session; it has not looked at the request.
  private static final class Forgotten extends Exception {
    private static final long serialVersionUID = 1L;
  }

  Session(Wire wire, Settings.McpServer server, Secrets secrets) {
    this.wire = wire;
    this.server = server;
    this.secrets = secrets;
  }

  /// The result of a request.
  Json ask(String method, Json.Obj params) throws ToolFault, IOException {
    var current = agreed();
    try {
      return request(Optional.of(current), method, params).result();
    } catch (Forgotten forgotten) {
      forget(current);
    }
    try {
      return request(Optional.of(agreed()), method, params).result();
    } catch (Forgotten again) {
      throw new ToolFault("The tool server forgets its sessions at once: is its address right?");
    }
  }

  private synchronized void forget(Agreed old) {
    agreed = agreed.filter(now -> !now.equals(old));
  }

  private synchronized Agreed agreed() throws ToolFault, IOException {
    if (agreed.isEmpty()) {
      agreed = Optional.of(initialize());
    }
    return agreed.get();
  }

  private Agreed initialize() throws ToolFault, IOException {
    var params =
        Json.object()
            .put("protocolVersion", PROTOCOL)
            .put("capabilities", Json.Obj.EMPTY)
            .put("clientInfo", Json.object().put("name", "rouse-agent").put("version", "1"))
            .done();
    try {
      var answer = request(Optional.empty(), "initialize", params);
      String protocol =
          answer.result().at("protocolVersion").orElse(Json.Null.VALUE)
                  instanceof Json.Str(String version)
              ? version
              : PROTOCOL;
      var made = new Agreed(protocol, answer.session());
      send(Optional.of(made), message("notifications/initialized")).close();
      return made;
    } catch (Forgotten noSuchPage) {
      throw new ToolFault("There is no tool server at `" + server.url() + "` (HTTP 404)");
    }
  }

  private static Json.Obj message(String method) {
    return Json.object().put("jsonrpc", "2.0").put("method", method).done();
  }

  private record Answer(Json result, Optional<String> session) {}

  private Answer request(Optional<Agreed> session, String method, Json.Obj params)
      throws ToolFault, IOException, Forgotten {
    long id = ids.incrementAndGet();
    var message = message(method).with("id", Json.of(id)).with("params", params);
    try (var response = send(session, message)) {
      var reply =
          response.mediaType().equals("text/event-stream")
              ? streamed(session, new Messages(response.body()), id)
              : response.json();
      if (reply.at("error.message").orElse(Json.Null.VALUE) instanceof Json.Str(String error)) {
        throw new ToolFault("The tool server refuses: " + error);
      }
      var result = reply.at("result");
      return new Answer(
          result.orElseThrow(() -> new ToolFault("The tool server answers without a result")),
          response.header("Mcp-Session-Id"));
    }
  }

  /// What the server asks meanwhile is answered: a ping with nothing, all else with a no.
  private Json streamed(Optional<Agreed> session, Messages messages, long id)
      throws ToolFault, IOException, Forgotten {
    Json message = messages.next();
    while (!Messages.answers(message, id)) {
      var asked = message.at("id");
      if (asked.isPresent() && message.at("method").isPresent()) {
        boolean ping = message.at("method").get().equals(Json.of("ping"));
        var no = Json.object().put("code", -32601).put("message", "not supported").done();
        var reply = Json.object().put("jsonrpc", "2.0").put("id", asked.get());
        reply.put(ping ? "result" : "error", ping ? Json.Obj.EMPTY : no);
        send(session, reply.done()).close();
      }
      message = messages.next();
    }
    return message;
  }

  private Response send(Optional<Agreed> session, Json.Obj message)
      throws ToolFault, IOException, Forgotten {
    var hidden = Hidden.of(server.headers(), secrets);
    var request =
        Request.of("POST", server.url())
            .with("Accept", "application/json, text/event-stream")
            .with(hidden.headers())
            .json(message);
    if (session.isPresent()) {
      request = request.with("MCP-Protocol-Version", session.get().protocol());
      var id = session.get().id();
      request = id.isPresent() ? request.with("Mcp-Session-Id", id.get()) : request;
    }
    var response = wire.send(request, Reach.ANYWHERE);
    if (response.isOk()) {
      return response;
    }
    try (response) {
      if (response.status() == 404) {
        throw new Forgotten();
      }
      throw new ToolFault(hidden.mask("The tool server answers " + response.refusal()));
    }
  }
}
