package dev.rouse.core.resource.agent;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.KeyRef;

/// What the model is told first. No template: it is the same for every task.
public sealed interface SystemMessage {

  /// The text itself.
  record Literal(String text) implements SystemMessage {}

  /// A key of a ConfigMap.
  record From(KeyRef configMap) implements SystemMessage {}

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
