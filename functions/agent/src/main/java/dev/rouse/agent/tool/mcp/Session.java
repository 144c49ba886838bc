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

/// What was agreed with a server over HTTP. One that has forgotten it is asked again, once.
final class Session implements Server {
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

  @Override
  public Json ask(String method, Json.Obj params) throws ToolFault, IOException {
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

  @Override
  public String mask(String text) throws ToolFault {
    return hidden().mask(text);
  }

  private Hidden hidden() throws ToolFault {
    return Hidden.of(server.headers(), secrets);
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
    try {
      var answer = request(Optional.empty(), "initialize", Rpc.initialize());
      String protocol =
          answer.result().at("protocolVersion").orElse(Json.Null.VALUE)
                  instanceof Json.Str(String version)
              ? version
              : Rpc.PROTOCOL;
      var made = new Agreed(protocol, answer.session());
      send(Optional.of(made), Rpc.INITIALIZED).close();
      return made;
    } catch (Forgotten noSuchPage) {
      throw new ToolFault("There is no tool server at `" + server.url() + "` (HTTP 404)");
    }
  }

  private record Answer(Json result, Optional<String> session) {}

  private Answer request(Optional<Agreed> session, String method, Json.Obj params)
      throws ToolFault, IOException, Forgotten {
    long id = ids.incrementAndGet();
    try (var response = send(session, Rpc.request(id, method, params))) {
      var reply =
          response.mediaType().equals("text/event-stream")
              ? streamed(session, new Messages(response.body()), id)
              : response.json();
      return new Answer(Rpc.result(reply), response.header("Mcp-Session-Id"));
    }
  }

  private Json streamed(Optional<Agreed> session, Messages messages, long id)
      throws ToolFault, IOException, Forgotten {
    Json message = messages.next();
    while (!Rpc.answers(message, id)) {
      var reply = Rpc.reply(message);
      if (reply.isPresent()) {
        send(session, reply.get()).close();
      }
      message = messages.next();
    }
    return message;
  }

  private Response send(Optional<Agreed> session, Json.Obj message)
      throws ToolFault, IOException, Forgotten {
    var hidden = hidden();
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
