package dev.rouse.core.resource.kind;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import java.util.Map;
import java.util.Optional;

/// Which resource it is, and what people have noted on it.
public record Metadata(
    String namespace, String name, Map<String, String> labels, Map<String, String> annotations) {
  private static final String[] KUBERNETES_OWN = {
    "generateName",
    "uid",
    "resourceVersion",
    "generation",
    "creationTimestamp",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "finalizers",
    "ownerReferences",
    "managedFields",
    "selfLink"
  };

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

  /// Reads it; what says no namespace is of `namespace`. What Kubernetes adds is left alone.
  static Optional<Metadata> read(Fields in, String namespace) {
    in.ignore(KUBERNETES_OWN);
    String name = in.requiredText("name");
    String own = in.text("namespace").or(namespace);
    var labels = in.textMap("labels").or(Map.of());
    var annotations = in.textMap("annotations").or(Map.of());
    return in.build(() -> new Metadata(own, name, labels, annotations));
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
