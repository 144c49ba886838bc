package dev.rouse.core.resource;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import java.util.Optional;

/// A key of a Secret or ConfigMap of the same namespace.
public record KeyRef(String name, String key) {
  public KeyRef {
    Rules.of().dnsName("name", name).written("key", key).hold();
  }

  public static Optional<KeyRef> read(Fields in) {
    String name = in.requiredText("name");
    String key = in.requiredText("key");
    return in.build(() -> new KeyRef(name, key));
  }

  public Json.Obj toJson() {
    return Json.object().put("name", name).put("key", key).done();
  }
}
