package dev.rouse.core.resource;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;

/// A key of a Secret or ConfigMap of the same namespace.
public record KeyRef(String name, String key) {
  public KeyRef {
    Rules.of().dnsName("name", name).written("key", key).hold();
  }

  public Json.Obj toJson() {
    return Json.object().put("name", name).put("key", key).done();
  }
}
