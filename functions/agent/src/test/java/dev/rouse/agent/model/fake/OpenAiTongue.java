package dev.rouse.agent.model.fake;

import dev.rouse.core.json.Json;
import dev.rouse.core.step.ToolRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// OpenAI's chat completions.
final class OpenAiTongue implements Tongue {

  @Override
  public String whole(Reply.Said said) {
    var message =
        Json.object()
            .put("role", "assistant")
            .put("content", said.text().isEmpty() ? Json.Null.VALUE : Json.of(said.text()))
            .some("tool_calls", calls(said, false));
    var choice =
        Json.object().put("index", 0).put("message", message).put("finish_reason", finish(said));
    return head("chat.completion")
        .with("choices", Json.array(List.of(choice.done())))
        .with("usage", usage(said))
        .write();
  }

  @Override
  public List<String> pieces(Reply.Said said) {
    var pieces = new ArrayList<String>();
    pieces.add(chunk(Json.object().put("role", "assistant").put("content", "").done(), ""));
    for (String word : Tongue.words(said.text())) {
      pieces.add(chunk(Json.object().put("content", word).done(), ""));
    }
    calls(said, true)
        .forEach(
            call -> pieces.add(chunk(Json.object().some("tool_calls", List.of(call)).done(), "")));
    pieces.add(chunk(Json.Obj.EMPTY, finish(said)));
    var last = head("chat.completion.chunk").with("choices", Json.array(List.of()));
    pieces.add("data: " + last.with("usage", usage(said)).write() + "\n\n");
    pieces.add("data: [DONE]\n\n");
    return pieces;
  }

  private static String chunk(Json.Obj delta, String finish) {
    var choice =
        Json.object()
            .put("index", 0)
            .put("delta", delta)
            .put("finish_reason", finish.isEmpty() ? Json.Null.VALUE : Json.of(finish))
            .done();
    var chunk = head("chat.completion.chunk").with("choices", Json.array(List.of(choice)));
    return "data: " + chunk.write() + "\n\n";
  }

  private static Json.Obj head(String object) {
    return Json.object().put("id", "c-1").put("object", object).put("model", "fake").done();
  }

  private static List<Json.Obj> calls(Reply.Said said, boolean indexed) {
    return IntStream.range(0, said.calls().size())
        .mapToObj(i -> call(i, said.calls().get(i), indexed))
        .toList();
  }

  private static Json.Obj call(int index, ToolRequest call, boolean indexed) {
    var function = Json.object().put("name", call.tool()).put("arguments", call.arguments()).done();
    var json =
        Json.object()
            .put("id", "call_" + index)
            .put("type", "function")
            .put("function", function)
            .done();
    return indexed ? json.with("index", Json.of(index)) : json;
  }

  private static String finish(Reply.Said said) {
    return switch (said.finish()) {
      case DONE -> said.calls().isEmpty() ? "stop" : "tool_calls";
      case LENGTH -> "length";
      case FILTERED -> "content_filter";
    };
  }

  private static Json.Obj usage(Reply.Said said) {
    var usage = said.usage();
    return Json.object()
        .put("prompt_tokens", usage.input())
        .put("completion_tokens", usage.output())
        .put("total_tokens", usage.total())
        .put("prompt_tokens_details", Json.object().put("cached_tokens", usage.cached()).done())
        .done();
  }
}
