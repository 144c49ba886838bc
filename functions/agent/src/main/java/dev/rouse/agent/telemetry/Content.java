package dev.rouse.agent.telemetry;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.json.Text;
import dev.rouse.core.model.Message;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;

/// What was said and done, in the conventions' shapes. Only where it is asked for.
record Content(boolean wanted) {
  private static final int LONGEST = 64 << 10;

  void question(JsonObject attributes, ModelRequest request) {
    if (!wanted) {
      return;
    }
    var instructions = new ArrayList<Json>();
    var messages = new ArrayList<Json>();
    for (var message : request.messages()) {
      switch (message) {
        case Message.Instructions(var text) -> instructions.add(text(text));
        case Message.User(var text) -> messages.add(said("user", List.of(text(text))));
        case Message.Assistant(var text, var calls) ->
            messages.add(said("assistant", assistant(text, calls)));
        case Message.Result(var call, _, var text, _) ->
            messages.add(said("tool", List.of(response(call, text))));
      }
    }
    put(attributes, "gen_ai.system_instructions", Json.array(instructions));
    put(attributes, "gen_ai.input.messages", Json.array(messages));
  }

  void answer(JsonObject attributes, ModelAnswer answer, String reason) {
    if (wanted) {
      var parts = new ArrayList<Json>();
      if (!answer.text().isEmpty()) {
        parts.add(text(answer.text()));
      }
      answer.calls().forEach(call -> parts.add(call("", call.tool(), call.arguments())));
      var message = said("assistant", parts).with("finish_reason", Json.of(reason));
      put(attributes, "gen_ai.output.messages", Json.array(List.of(message)));
    }
  }

  void call(JsonObject attributes, ToolCall call) {
    if (wanted) {
      put(attributes, "gen_ai.tool.call.arguments", call.arguments());
    }
  }

  void result(JsonObject attributes, ToolResult result) {
    if (wanted && result instanceof ToolResult.Ok(var output, _)) {
      attributes.put("gen_ai.tool.call.result", Text.shortened(output, LONGEST));
    }
  }

  private static void put(JsonObject attributes, String name, Json content) {
    attributes.put(name, Text.shortened(content.write(), LONGEST));
  }

  private static Json.Obj said(String role, List<Json> parts) {
    return Json.object().put("role", role).put("parts", Json.array(parts)).done();
  }

  private static List<Json> assistant(String text, List<Message.Call> calls) {
    var parts = new ArrayList<Json>();
    if (!text.isEmpty()) {
      parts.add(text(text));
    }
    calls.forEach(call -> parts.add(call(call.id(), call.tool(), call.arguments())));
    return parts;
  }

  private static Json text(String text) {
    return Json.object().put("type", "text").put("content", text).done();
  }

  private static Json call(String id, String tool, String arguments) {
    var call = Json.object().put("type", "tool_call").put("name", tool).put("arguments", arguments);
    return (id.isEmpty() ? call : call.put("id", id)).done();
  }

  private static Json response(String call, String text) {
    return Json.object()
        .put("type", "tool_call_response")
        .put("id", call)
        .put("response", text)
        .done();
  }
}
