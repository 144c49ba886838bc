package dev.rouse.agent.model.fake;

import dev.rouse.core.json.Json;
import dev.rouse.core.step.ToolRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Google's generateContent.
final class GeminiTongue implements Tongue {

  @Override
  public String whole(Reply.Said said) {
    var parts = new ArrayList<Json.Obj>();
    if (!said.text().isEmpty()) {
      parts.add(Json.object().put("text", said.text()).done());
    }
    said.calls().forEach(call -> parts.add(call(call)));
    return response(said, parts, Optional.of(finish(said))).write();
  }

  @Override
  public List<String> pieces(Reply.Said said) {
    var pieces = new ArrayList<String>();
    for (String word : Tongue.words(said.text())) {
      pieces.add(piece(said, List.of(Json.object().put("text", word).done()), Optional.empty()));
    }
    var last = said.calls().stream().map(GeminiTongue::call).toList();
    pieces.add(piece(said, last, Optional.of(finish(said))));
    return pieces;
  }

  private static String piece(Reply.Said said, List<Json.Obj> parts, Optional<String> finish) {
    return "data: " + response(said, parts, finish).write() + "\r\n\r\n";
  }

  private static Json.Obj response(Reply.Said said, List<Json.Obj> parts, Optional<String> finish) {
    var content = Json.object().put("role", "model").some("parts", parts).done();
    var candidate =
        Json.object().put("content", content).maybeText("finishReason", finish).put("index", 0);
    var usage =
        Json.object()
            .put("promptTokenCount", said.usage().input())
            .put("cachedContentTokenCount", said.usage().cached())
            .put("candidatesTokenCount", said.usage().output() - 2)
            .put("thoughtsTokenCount", 2)
            .put("totalTokenCount", said.usage().total())
            .done();
    return Json.object()
        .some("candidates", List.of(candidate.done()))
        .put("usageMetadata", usage)
        .put("modelVersion", "fake")
        .done();
  }

  private static Json.Obj call(ToolRequest call) {
    var function =
        Json.object().put("name", call.tool()).put("args", Json.parse(call.arguments())).done();
    return Json.object().put("functionCall", function).done();
  }

  private static String finish(Reply.Said said) {
    return switch (said.finish()) {
      case DONE -> "STOP";
      case LENGTH -> "MAX_TOKENS";
      case FILTERED -> "SAFETY";
    };
  }
}
