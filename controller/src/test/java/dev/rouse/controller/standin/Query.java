package dev.rouse.controller.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.controller.cluster.Entity;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands behind the question mark.
record Query(Map<String, String> values) {

  static Query of(@Nullable String raw) {
    var values = new HashMap<String, String>();
    if (raw != null) {
      Arrays.stream(raw.split("&", -1))
          .map(pair -> pair.split("=", 2))
          .forEach(pair ->
              values.put(pair[0], pair.length == 2 ? URLDecoder.decode(pair[1], UTF_8) : ""));
    }
    return new Query(values);
  }

  boolean watches() {
    return "true".equals(values.get("watch"));
  }

  long since() {
    String text = values.getOrDefault("resourceVersion", "");
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  /// Where a page begins.
  int begin() {
    return Integer.parseInt(values.getOrDefault("continue", "0"));
  }

  /// How long it is at most.
  int page() {
    return Integer.parseInt(values.getOrDefault("limit", "1000000"));
  }

  /// Whether it has all the labels that are asked for.
  boolean selects(Entity entity) {
    String selector = values.getOrDefault("labelSelector", "");
    return selector.isEmpty()
        || Arrays.stream(selector.split(",", -1))
            .map(wanted -> wanted.split("=+", 2))
            .allMatch(wanted -> wanted[1].equals(entity.labels().get(wanted[0])));
  }
}
