package dev.rouse.agent.model;

import dev.rouse.agent.model.http.Transport;
import dev.rouse.agent.model.http.Trust;
import dev.rouse.agent.model.provider.Endpoint;
import dev.rouse.agent.secret.Secrets;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.Value;
import dev.rouse.core.resource.kind.ModelConfig;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/// Puts the values of a model config's references in their place.
final class Endpoints {
  private final Secrets secrets;
  private final Trust trust = new Trust();

  Endpoints(Secrets secrets) {
    this.secrets = secrets;
  }

  Endpoint of(ModelConfig config) throws Unusable {
    var key = key(config);
    var transport = new Transport(config.timeout(), trusted(config));
    return new Endpoint(config, key, headers(config), transport);
  }

  private Optional<String> key(ModelConfig config) throws Unusable {
    return config.apiKeySecretRef().isEmpty()
        ? Optional.empty()
        : Optional.of(
            value("apiKeySecretRef", new Value.Secret(config.apiKeySecretRef().get())).strip());
  }

  private Map<String, String> headers(ModelConfig config) throws Unusable {
    var headers = new LinkedHashMap<String, String>();
    for (var header : config.headers()) {
      String value = value("header " + header.name(), header.value()).strip();
      if (value.chars().anyMatch(c -> c < ' ' && c != '\t')) {
        throw new Unusable("header " + header.name() + " has a value of more than one line");
      }
      headers.put(header.name(), value);
    }
    return headers;
  }

  private Optional<SSLSocketFactory> trusted(ModelConfig config) throws Unusable {
    if (config.caBundle().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(trust.with(value("caBundle", config.caBundle().get())));
    } catch (GeneralSecurityException unreadable) {
      throw new Unusable("caBundle is no list of certificates in PEM: " + unreadable.getMessage());
    }
  }

  private String value(String field, Value value) throws Unusable {
    return switch (value) {
      case Value.Literal(var text) -> text;
      case Value.Secret(var ref) -> found(field, "Secret", ref, secrets.secret(ref));
      case Value.ConfigMap(var ref) -> found(field, "ConfigMap", ref, secrets.configMap(ref));
    };
  }

  private static String found(String field, String kind, KeyRef ref, Optional<String> value)
      throws Unusable {
    String where = field + ": " + kind + " " + ref.name();
    if (value.isEmpty()) {
      throw new Unusable(where + " or its key " + ref.key() + " is missing; create it");
    }
    if (value.get().isBlank()) {
      throw new Unusable(where + " has nothing under its key " + ref.key());
    }
    return value.get();
  }
}
