package dev.rouse.agent.model.fake;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.step.ToolRequest;
import java.util.ArrayList;
import java.util.List;

/// Anthropic's messages.
final class AnthropicTongue implements Tongue {

  @Override
  public String whole(Reply.Said said) {
    var content = new ArrayList<Json.Obj>();
    if (!said.text().isEmpty()) {
      content.add(Json.object().put("type", "text").put("text", said.text()).done());
    }
    for (int i = 0; i < said.calls().size(); i++) {
      var call = said.calls().get(i);
      content.add(use(i, call).with("input", Json.parse(call.arguments())));
    }
    return message()
        .with("content", Json.array(content))
        .with("stop_reason", Json.of(finish(said)))
        .with("usage", usage(said))
        .write();
  }

  @Override
  public List<String> pieces(Reply.Said said) {
    var pieces = new ArrayList<String>();
    pieces.add(event("message_start", Json.object().put("message", started(said))));
    int index = 0;
    if (!said.text().isEmpty()) {
      var deltas =
          Tongue.words(said.text()).stream()
              .map(word -> Json.object().put("type", "text_delta").put("text", word).done())
              .toList();
      var block = Json.object().put("type", "text").put("text", "").done();
      pieces.addAll(block(index++, block, deltas));
    }
    for (ToolRequest call : said.calls()) {
      var delta =
          Json.object().put("type", "input_json_delta").put("partial_json", call.arguments());
      pieces.addAll(block(index, use(index, call), List.of(delta.done())));
      index++;
    }
    var stop = Json.object().put("stop_reason", finish(said)).done();
    var output = Json.object().put("output_tokens", said.usage().output()).done();
    pieces.add(event("message_delta", Json.object().put("delta", stop).put("usage", output)));
    pieces.add(event("message_stop", Json.object()));
    return pieces;
  }

  private static List<String> block(int index, Json.Obj start, List<Json.Obj> deltas) {
    var pieces = new ArrayList<String>();
    pieces.add(event("content_block_start", at(index).put("content_block", start)));
    deltas.forEach(
        delta -> pieces.add(event("content_block_delta", at(index).put("delta", delta))));
    pieces.add(event("content_block_stop", at(index)));
    return pieces;
  }

  private static JsonObject at(int index) {
    return Json.object().put("index", index);
  }

  private static String event(String name, JsonObject data) {
    return "event: " + name + "\ndata: " + data.put("type", name).done().write() + "\n\n";
  }

  private static Json.Obj started(Reply.Said said) {
    return message().with("content", Json.array(List.of())).with("usage", usage(said));
  }

  private static Json.Obj message() {
    return Json.object()
        .put("id", "msg_1")
        .put("type", "message")
        .put("role", "assistant")
        .put("model", "fake")
        .done();
  }

  private static Json.Obj use(int index, ToolRequest call) {
    return Json.object()
        .put("type", "tool_use")
        .put("id", "toolu_" + index)
        .put("name", call.tool())
        .put("input", Json.Obj.EMPTY)
        .done();
  }

  private static String finish(Reply.Said said) {
    return switch (said.finish()) {
      case DONE -> said.calls().isEmpty() ? "end_turn" : "tool_use";
      case LENGTH -> "max_tokens";
      case FILTERED -> "refusal";
    };
  }

  /// The input is what was not read from the cache.
  private static Json.Obj usage(Reply.Said said) {
    var usage = said.usage();
    return Json.object()
        .put("input_tokens", usage.input() - usage.cached())
        .put("cache_read_input_tokens", usage.cached())
        .put("output_tokens", usage.output())
        .done();
  }
}
