package dev.rouse.agent.model.provider;

import dev.rouse.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/// A request to Gemini in which those who speak take turns.
///
/// LangChain4j's client writes each result of a call as a message of its own; Gemini refuses
/// results of calls made side by side unless they stand together in one.
final class GeminiTurns {
  private static final String CONTENTS = "contents";
  private static final String PARTS = "parts";

  private GeminiTurns() {}

  static String merged(String body) {
    var request = Json.stored(body);
    return request instanceof Json.Obj object
            && object.get(CONTENTS).orElse(Json.Null.VALUE) instanceof Json.Arr(var contents)
        ? object.with(CONTENTS, Json.array(merged(contents))).write()
        : body;
  }

  private static List<Json> merged(List<Json> contents) {
    var turns = new ArrayList<Json>();
    for (Json content : contents) {
      boolean goesOn =
          !turns.isEmpty()
              && turns.getLast().at("role").isPresent()
              && turns.getLast().at("role").equals(content.at("role"));
      turns.add(goesOn ? joined(turns.removeLast(), content) : content);
    }
    return turns;
  }

  private static Json joined(Json first, Json second) {
    var parts = new ArrayList<>(parts(first));
    parts.addAll(parts(second));
    return first instanceof Json.Obj turn ? turn.with(PARTS, Json.array(parts)) : first;
  }

  private static List<Json> parts(Json content) {
    return content.at(PARTS).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }
}
