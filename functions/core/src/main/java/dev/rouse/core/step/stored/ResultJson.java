package dev.rouse.core.step.stored;

import dev.rouse.core.json.Json;
import dev.rouse.core.step.ToolResult;

/// Tool results as the journal stores them.
final class ResultJson {
  private ResultJson() {}

  static Json.Obj write(ToolResult result) {
    var json = Json.object();
    switch (result) {
      case ToolResult.Ok(var output, var cut) ->
          json.put("kind", "ok").put("output", output).put("cut", cut);
      case ToolResult.Sent(var topic, var data) ->
          json.put("kind", "sent").put("topic", topic).put("data", data);
      case ToolResult.Failed(var message, var doubt) -> {
        json.put("kind", "failed").put("message", message);
        if (doubt) {
          json.put("doubt", true);
        }
      }
      case ToolResult.Refused(var message) -> json.put("kind", "refused").put("message", message);
      case ToolResult.Denied(var by, var reason) ->
          json.put("kind", "denied").put("by", by).put("reason", reason);
      case ToolResult.Unknown() -> json.put("kind", "unknown");
    }
    return json.done();
  }

  static ToolResult read(Reading in) {
    return switch (in.text("kind")) {
      case "ok" -> new ToolResult.Ok(in.text("output"), in.flag("cut"));
      case "sent" -> new ToolResult.Sent(in.text("topic"), in.inner("data").json());
      case "failed" -> new ToolResult.Failed(in.text("message"), in.flag("doubt"));
      case "refused" -> new ToolResult.Refused(in.text("message"));
      case "denied" -> new ToolResult.Denied(in.text("by"), in.text("reason"));
      case "unknown" -> new ToolResult.Unknown();
      case String other -> throw in.wrong("a result of kind '" + other + "' is not known here");
    };
  }
}
