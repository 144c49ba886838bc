package dev.rouse.core.resource.runtime;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.rule.Word;
import java.util.Map;
import java.util.Optional;

/// A volume and where it is mounted.
///
/// @param settings those of its kind, which are Kubernetes' to check
public record Volume(String name, String mountPath, Kind kind, Json.Obj settings) {

  /// What a volume may be: nothing that lives longer than the pod, or reaches into the node.
  public enum Kind implements Word {
    SECRET("secret"),
    CONFIG_MAP("configMap"),
    PROJECTED("projected"),
    EMPTY_DIR("emptyDir");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  public Volume {
    Rules.of()
        .dnsLabel("name", name)
        .that(
            mountPath.startsWith("/") && mountPath.length() > 1 && !mountPath.contains(":"),
            "mountPath",
            "must be an absolute path below /, without a colon")
        .hold();
  }

  static Optional<Volume> read(Fields in) {
    String name = in.requiredText("name");
    String mountPath = in.requiredText("mountPath");
    var kinds = in.<Map.Entry<Kind, Json.Obj>>oneOf();
    for (Kind kind : Kind.values()) {
      var settings = in.object(kind.word()).optional();
      kinds = kinds.or(kind.word(), settings.map(written -> Map.entry(kind, written)));
    }
    var kind = kinds.required().orElse(Map.entry(Kind.EMPTY_DIR, Json.Obj.EMPTY));
    return in.build(() -> new Volume(name, mountPath, kind.getKey(), kind.getValue()));
  }

  Json.Obj toJson() {
    return Json.object()
        .put("name", name)
        .put("mountPath", mountPath)
        .put(kind.word(), settings)
        .done();
  }
}
