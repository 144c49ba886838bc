package dev.rouse.cli.remote;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.util.Map;
import java.util.Optional;

/// What the gateway answered.
///
/// @param headers by their names in lower case
public record Answer(int status, Map<String, String> headers, String body) {
  private static final int FIRST_REFUSAL = 400;

  public Answer {
    headers = Map.copyOf(headers);
  }

  public boolean refused() {
    return isRefusal(status);
  }

  static boolean isRefusal(int status) {
    return status >= FIRST_REFUSAL;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The detail of a refusal, as the gateway words it.
  public String detail() {
    return worded().orElse("HTTP " + status);
  }

  /// What a gateway says of its refusal. What stands before one says nothing that can be read.
  Optional<String> worded() {
    try {
      return Json.parse(body) instanceof Json.Obj problem
          ? problem.text("detail").or(() -> problem.text("title"))
          : Optional.empty();
    } catch (MalformedJson other) {
      return Optional.empty();
    }
  }
}
