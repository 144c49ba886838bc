package dev.rouse.core.resource;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;

/// An HTTP header or an environment variable.
public record NamedValue(String name, Value value) {
  public NamedValue {
    Rules.of().written("name", name).hold();
  }

  public Json.Obj toJson() {
    var json = Json.object().put("name", name);
    value.toJson().fields().forEach(json::put);
    return json.done();
  }
}
