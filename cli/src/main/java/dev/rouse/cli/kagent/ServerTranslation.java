package dev.rouse.cli.kagent;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A tool server's spec.
final class ServerTranslation {
  private final Remarks remarks;

  ServerTranslation(Remarks remarks) {
    this.remarks = remarks;
  }

  /// A tool server behind a URL.
  Optional<JsonObject> remoteServer(Source spec) {
    spec.ignore("sseReadTimeout", "terminateOnClose");
    if (spec.text("protocol").orElse("").equals("SSE")) {
      remarks.add(
          "speaks MCP over SSE, which the protocol has given up: serve it by streamable HTTP");
    }
    return Optional.of(served(spec, spec));
  }

  /// v1alpha1's tool server, behind a URL or as a command.
  Optional<JsonObject> toolServer(Source spec) {
    var config = spec.part("config");
    config.ignore("type");
    var command = config.part("stdio");
    if (!command.isEmpty()) {
      var words = new ArrayList<>(List.of(command.text("command").orElse("")));
      words.addAll(command.texts("args"));
      remarks.add("is a command: the agent's runtime.image needs it, or serve it at a URL");
      var mcp = Json.object().someTexts("command", words).done();
      return Optional.of(described(spec).put("mcp", mcp));
    }
    var streamable = config.part("streamableHttp");
    var http = streamable.isEmpty() ? config.part("sse") : streamable;
    http.ignore("sseReadTimeout", "terminateOnClose");
    return Optional.of(served(spec, http));
  }

  private static JsonObject served(Source spec, Source server) {
    var mcp =
        Json.object()
            .put("url", server.text("url").orElse(""))
            .some(
                "headers",
                server.parts("headersFrom").stream().map(ServerTranslation::header).toList())
            .done();
    return described(spec).maybeText("timeout", server.text("timeout")).put("mcp", mcp);
  }

  private static JsonObject described(Source spec) {
    return Json.object().put("type", "mcp").maybeText("description", spec.text("description"));
  }

  private static Json.Obj header(Source header) {
    var named = Json.object().put("name", header.text("name").orElse(""));
    var from = header.part("valueFrom");
    return header.text("value").isPresent() || from.isEmpty()
        ? named.maybeText("value", header.text("value")).done()
        : named.put("valueFrom", References.value(from)).done();
  }
}
