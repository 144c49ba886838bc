package dev.rouse.agent.tool.mcp;

import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import java.util.Optional;

/// JSON-RPC as both transports carry it.
final class Rpc {
  static final String PROTOCOL = "2025-11-25";
  static final Json.Obj INITIALIZED = message("notifications/initialized");

  private static final int NO_SUCH_METHOD = -32601;

  private Rpc() {}

  private static Json.Obj message(String method) {
    return Json.object().put("jsonrpc", "2.0").put("method", method).done();
  }

  static Json.Obj request(long id, String method, Json.Obj params) {
    return message(method).with("id", Json.of(id)).with("params", params);
  }

  /// What a client says of itself.
  static Json.Obj initialize() {
    return Json.object()
        .put("protocolVersion", PROTOCOL)
        .put("capabilities", Json.Obj.EMPTY)
        .put("clientInfo", Json.object().put("name", "rouse-agent").put("version", "1"))
        .done();
  }

  /// Nobody waits for the answer any more.
  static Json.Obj cancelled(long id) {
    var params = Json.object().put("requestId", id).put("reason", "abandoned").done();
    return message("notifications/cancelled").with("params", params);
  }

  /// What is said to a message of the server's own: to a ping nothing more, to all else that wants
  /// an answer a no.
  static Optional<Json.Obj> reply(Json message) {
    var id = message.at("id");
    var method = message.at("method");
    if (id.isEmpty() || method.isEmpty()) {
      return Optional.empty();
    }
    var reply = Json.object().put("jsonrpc", "2.0").put("id", id.get());
    if (method.get().equals(Json.of("ping"))) {
      return Optional.of(reply.put("result", Json.Obj.EMPTY).done());
    }
    var no = Json.object().put("code", NO_SUCH_METHOD).put("message", "not supported").done();
    return Optional.of(reply.put("error", no).done());
  }

  /// Whether `message` is the response to the request with this id.
  static boolean answers(Json message, long id) {
    return message.at("id").equals(Optional.of(Json.of(id))) && message.at("method").isEmpty();
  }

  static Json result(Json response) throws ToolFault {
    if (response.at("error.message").orElse(Json.Null.VALUE) instanceof Json.Str(String error)) {
      throw new ToolFault("The tool server refuses: " + error);
    }
    return response
        .at("result")
        .orElseThrow(() -> new ToolFault("The tool server answers without a result"));
  }
}
