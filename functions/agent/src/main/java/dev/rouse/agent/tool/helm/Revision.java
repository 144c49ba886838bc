package dev.rouse.agent.tool.helm;

import dev.rouse.core.json.Json;
import java.time.Instant;
import java.util.Map;

/// A revision of a release, as the labels of its Secret tell of it.
///
/// @param secret the Secret's name
record Revision(String release, int number, String status, String updated, String secret) {

  /// @param labels those that Helm puts on its Secrets
  static Revision of(String secret, Map<String, String> labels) {
    return new Revision(
        labels.getOrDefault("name", ""),
        number(labels.getOrDefault("version", "")),
        labels.getOrDefault("status", "unknown"),
        time(labels.getOrDefault("modifiedAt", labels.getOrDefault("createdAt", ""))),
        secret);
  }

  private static int number(String version) {
    return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
  }

  private static String time(String seconds) {
    return seconds.matches("[0-9]{1,12}")
        ? Instant.ofEpochSecond(Long.parseLong(seconds)).toString()
        : "";
  }

  Json.Obj shown() {
    var shown = Json.object().put("release", release).put("revision", number).put("status", status);
    return (updated.isEmpty() ? shown : shown.put("updated", updated)).done();
  }
}
