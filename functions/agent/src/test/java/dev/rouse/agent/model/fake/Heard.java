package dev.rouse.agent.model.fake;

import dev.rouse.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A request that the fake received.
///
/// @param target path and query
public record Heard(String target, Map<String, List<String>> headers, Json body) {
  public Heard {
    var byName = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    headers = byName;
  }

  /// A header's values, whatever the case of its name; nothing where there is none.
  public String header(String name) {
    return String.join(",", headers.getOrDefault(name, List.of()));
  }

  boolean asksToStream() {
    return target.contains(":streamGenerateContent")
        || body.at("stream").filter(Json.of(true)::equals).isPresent();
  }
}
