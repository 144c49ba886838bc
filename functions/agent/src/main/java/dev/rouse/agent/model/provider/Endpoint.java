package dev.rouse.agent.model.provider;

import dev.rouse.agent.model.http.Transport;
import dev.rouse.core.resource.kind.ModelConfig;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A model config with its secrets at hand.
public record Endpoint(
    ModelConfig config, Optional<String> key, Map<String, String> headers, Transport transport) {

  /// The address that the config says, or the provider's own.
  String baseUrl(String own) {
    return config.baseUrl().map(URI::toString).orElse(own);
  }

  /// Not what a record would say: this one holds secrets.
  @Override
  public String toString() {
    return "Endpoint[" + config.name() + "]";
  }
}
