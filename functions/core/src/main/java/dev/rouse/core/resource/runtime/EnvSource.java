package dev.rouse.core.resource.runtime;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import java.util.Optional;

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

  static Optional<EnvSource> read(Fields in) {
    String prefix = in.text("prefix").or("");
    var source =
        in.<EnvSource>oneOf()
            .part("secretRef", ref -> named(ref, Kind.SECRET, prefix))
            .part("configMapRef", ref -> named(ref, Kind.CONFIG_MAP, prefix))
            .required();
    return in.build(source::orElseThrow);
  }

  private static Optional<EnvSource> named(Fields ref, Kind kind, String prefix) {
    String name = ref.requiredText("name");
    return ref.build(() -> new EnvSource(kind, name, prefix));
  }

  Json.Obj toJson() {
    var json = Json.object().put(kind.field(), Json.object().put("name", name));
    return prefix.isEmpty() ? json.done() : json.put("prefix", prefix).done();
  }
}
