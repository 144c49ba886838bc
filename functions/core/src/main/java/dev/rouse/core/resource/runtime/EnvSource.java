package dev.rouse.core.resource.runtime;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;

/// A Secret or ConfigMap whose keys all become environment variables.
public record EnvSource(Kind kind, String name, String prefix) {

  /// What it is, by the field that says so.
  public enum Kind {
    SECRET("secretRef"),
    CONFIG_MAP("configMapRef");

    private final String field;

    Kind(String field) {
      this.field = field;
    }

    public String field() {
      return field;
    }
  }

  public EnvSource {
    Rules.of().dnsName("name", name).hold();
  }

  Json.Obj toJson() {
    var json = Json.object().put(kind.field(), Json.object().put("name", name));
    return prefix.isEmpty() ? json.done() : json.put("prefix", prefix).done();
  }
}
