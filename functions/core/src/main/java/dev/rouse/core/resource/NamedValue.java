package dev.rouse.core.resource;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import java.util.Optional;

/// An HTTP header or an environment variable.
public record NamedValue(String name, Value value) {
  public NamedValue {
    Rules.of().written("name", name).hold();
  }

  public static Optional<NamedValue> read(Fields in) {
    String name = in.requiredText("name");
    var value = Value.read(in);
    return in.build(() -> new NamedValue(name, value.orElse(new Value.Literal(""))));
  }

  public Json.Obj toJson() {
    var json = Json.object().put("name", name);
    value.toJson().fields().forEach(json::put);
    return json.done();
  }
}
