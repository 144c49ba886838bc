package dev.rouse.agent.model.fake;

import dev.rouse.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Ollama's chat: a JSON document a line.
final class OllamaTongue implements Tongue {

  @Override
  public String whole(Reply.Said said) {
    return last(said, said.text());
  }

  @Override
  public List<String> pieces(Reply.Said said) {
    var pieces = new ArrayList<String>();
    for (String word : Tongue.words(said.text())) {
      var message = Json.object().put("role", "assistant").put("content", word).done();
      pieces.add(head().with("message", message).with("done", Json.of(false)).write() + "\n");
    }
    pieces.add(last(said, "") + "\n");
    return pieces;
  }

  private static String last(Reply.Said said, String text) {
    var message =
        Json.object()
            .put("role", "assistant")
            .put("content", text)
            .some("tool_calls", calls(said))
            .done();
    return head()
        .with("message", message)
        .with("done", Json.of(true))
        .with("done_reason", Json.of(said.finish() == Reply.Finish.LENGTH ? "length" : "stop"))
        .with("prompt_eval_count", Json.of(said.usage().input()))
        .with("eval_count", Json.of(said.usage().output()))
        .write();
  }

  private static Json.Obj head() {
    return Json.object().put("model", "fake").put("created_at", "2026-01-02T03:04:05Z").done();
  }

  private static List<Json.Obj> calls(Reply.Said said) {
    return IntStream.range(0, said.calls().size())
        .mapToObj(i ->
            Json.object()
                .put("index", i)
                .put("name", said.calls().get(i).tool())
                .put("arguments", Json.parse(said.calls().get(i).arguments()))
                .done())
        .map(function -> Json.object().put("function", function).done())
        .toList();
  }
}
