package dev.rouse.agent.secret;

import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.Value;
import java.util.Optional;

/// What this process was given of Secrets and ConfigMaps. Asked anew each time.
public interface Secrets {

  /// The value under a key of a Secret, where there is one.
  Optional<String> secret(KeyRef ref);

  /// The value under a key of a ConfigMap, where there is one.
  Optional<String> configMap(KeyRef ref);

  /// The text of `value`, wherever it is.
  default Optional<String> find(Value value) {
    return switch (value) {
      case Value.Literal(String text) -> Optional.of(text);
      case Value.Secret(KeyRef ref) -> secret(ref);
      case Value.ConfigMap(KeyRef ref) -> configMap(ref);
    };
  }
}
