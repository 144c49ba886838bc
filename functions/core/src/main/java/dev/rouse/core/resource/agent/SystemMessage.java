package dev.rouse.core.resource.agent;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.KeyRef;
import java.util.Optional;

/// What the model is told first. No template: it is the same for every task.
public sealed interface SystemMessage {

  /// The text itself.
  record Literal(String text) implements SystemMessage {}

  /// A key of a ConfigMap.
  record From(KeyRef configMap) implements SystemMessage {}

  /// Reads `systemMessage` or `systemMessageFrom` out of an agent's fields, where there is one.
  static Optional<SystemMessage> read(Fields in) {
    return in.<SystemMessage>oneOf()
        .or("systemMessage", in.text("systemMessage").optional().map(Literal::new))
        .part("systemMessageFrom", SystemMessage::readFrom)
        .optional();
  }

  private static Optional<From> readFrom(Fields in) {
    var ref = in.part("configMapKeyRef", KeyRef::read).required();
    return in.build(() -> new From(ref.orElseThrow()));
  }

  /// As the one field of the agent's that says it.
  default Json.Obj toJson() {
    return switch (this) {
      case Literal(String text) -> Json.object().put("systemMessage", text).done();
      case From(KeyRef ref) ->
          Json.object()
              .put("systemMessageFrom", Json.object().put("configMapKeyRef", ref.toJson()).done())
              .done();
    };
  }
}
