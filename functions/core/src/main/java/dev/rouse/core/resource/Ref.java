package dev.rouse.core.resource;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import java.util.Optional;

/// A resource by its name, in the same namespace unless it says another.
public record Ref(String name, Optional<String> namespace) {
  public Ref {
    Rules.of().dnsLabel("name", name).dnsLabel("namespace", namespace.orElse("unsaid")).hold();
  }

  public static Ref to(String name) {
    return new Ref(name, Optional.empty());
  }

  public static Optional<Ref> read(Fields in) {
    String name = in.requiredText("name");
    var namespace = in.text("namespace").optional();
    return in.build(() -> new Ref(name, namespace));
  }

  public Json.Obj toJson() {
    return Json.object().put("name", name).maybeText("namespace", namespace).done();
  }
}
