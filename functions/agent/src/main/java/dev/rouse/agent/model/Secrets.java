package dev.rouse.agent.model;

import dev.rouse.core.resource.KeyRef;
import java.util.Optional;

/// What this process was given of Secrets and ConfigMaps. Asked anew each time.
public interface Secrets {

  /// The value under a key of a Secret, where there is one.
  Optional<String> secret(KeyRef ref);

  /// The value under a key of a ConfigMap, where there is one.
  Optional<String> configMap(KeyRef ref);
}
