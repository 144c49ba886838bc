package dev.rouse.core.resource;

import dev.rouse.core.json.Json;

/// A text that is given, or where it is found.
public sealed interface Value {

  /// The text itself.
  record Literal(String text) implements Value {}

  /// A key of a Secret.
  record Secret(KeyRef ref) implements Value {}

  /// A key of a ConfigMap.
  record ConfigMap(KeyRef ref) implements Value {}

  /// `value` or `valueFrom`, as the fields of what it belongs to.
  default Json.Obj toJson() {
    return switch (this) {
      case Literal(String text) -> Json.object().put("value", text).done();
      case Secret _, ConfigMap _ -> Json.object().put("valueFrom", source()).done();
    };
  }

  /// Where it is found; nothing for a literal.
  default Json.Obj source() {
    return switch (this) {
      case Literal _ -> Json.Obj.EMPTY;
      case Secret(KeyRef ref) -> Json.object().put("secretKeyRef", ref.toJson()).done();
      case ConfigMap(KeyRef ref) -> Json.object().put("configMapKeyRef", ref.toJson()).done();
    };
  }
}
