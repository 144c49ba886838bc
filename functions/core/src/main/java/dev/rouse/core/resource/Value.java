package dev.rouse.core.resource;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import java.util.Optional;

/// A text that is given, or where it is found.
public sealed interface Value {

  /// The text itself.
  record Literal(String text) implements Value {}

  /// A key of a Secret.
  record Secret(KeyRef ref) implements Value {}

  /// A key of a ConfigMap.
  record ConfigMap(KeyRef ref) implements Value {}

  /// Reads `value` or `valueFrom` out of the fields of what it belongs to.
  static Optional<Value> read(Fields in) {
    return in.<Value>oneOf()
        .or("value", in.text("value").optional().map(Literal::new))
        .part("valueFrom", Value::readSource)
        .required();
  }

  /// Reads where it is found.
  static Optional<Value> readSource(Fields in) {
    var source =
        in.<Value>oneOf()
            .part("secretKeyRef", ref -> KeyRef.read(ref).map(Secret::new))
            .part("configMapKeyRef", ref -> KeyRef.read(ref).map(ConfigMap::new))
            .required();
    return in.build(source::orElseThrow);
  }

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
