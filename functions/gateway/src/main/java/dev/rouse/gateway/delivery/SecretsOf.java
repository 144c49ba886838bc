package dev.rouse.gateway.delivery;

import java.util.Optional;

/// The secrets that destinations refer to.
@FunctionalInterface
public interface SecretsOf {

  /// The value of a Secret's key, where there is one. It is never logged.
  Optional<String> secret(String namespace, String name, String key);
}
