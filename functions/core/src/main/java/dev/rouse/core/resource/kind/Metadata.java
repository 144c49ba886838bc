package dev.rouse.core.resource.kind;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import java.util.Map;

/// Which resource it is, and what people have noted on it.
public record Metadata(
    String namespace, String name, Map<String, String> labels, Map<String, String> annotations) {
  public Metadata {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    Rules.of().dnsLabel("namespace", namespace).dnsLabel("name", name).hold();
  }

  public static Metadata of(String namespace, String name) {
    return new Metadata(namespace, name, Map.of(), Map.of());
  }

  /// Its identity alone.
  public Metadata bare() {
    return of(namespace, name);
  }

  Json.Obj toJson() {
    var json = Json.object().put("namespace", namespace).put("name", name);
    if (!labels.isEmpty()) {
      json.put("labels", Json.texts(labels));
    }
    if (!annotations.isEmpty()) {
      json.put("annotations", Json.texts(annotations));
    }
    return json.done();
  }
}
