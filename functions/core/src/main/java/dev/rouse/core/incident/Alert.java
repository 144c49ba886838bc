package dev.rouse.core.incident;

import dev.rouse.core.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// One alert of a notification.
///
/// @param fingerprint names the alert by its labels
/// @param endsAt when it ended; of use only once it has resolved
/// @param json as it came
public record Alert(
    String fingerprint, boolean firing, Instant startsAt, Instant endsAt, Json.Obj json) {

  public Map<String, String> labels() {
    return labels(json);
  }

  static Map<String, String> labels(Json.Obj alert) {
    var labels = new LinkedHashMap<String, String>();
    if (alert.get("labels").orElse(Json.Null.VALUE) instanceof Json.Obj(var fields)) {
      fields.forEach((name, value) -> {
        if (value instanceof Json.Str(String text)) {
          labels.put(name, text);
        }
      });
    }
    return labels;
  }
}
