package dev.rouse.agent.tool.kubernetes;

import dev.rouse.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A kind of object that a cluster has.
///
/// @param root where its group begins: `/api/v1`, `/apis/apps/v1`
record Kind(String root, String plural, List<String> names, boolean namespaced) {

  static Kind of(String root, Json resource) {
    var object = (Json.Obj) resource;
    String plural = object.text("name").orElse("");
    var names = new ArrayList<String>();
    names.add(plural);
    object.text("singularName").filter(name -> !name.isEmpty()).ifPresent(names::add);
    object.text("kind").map(kind -> kind.toLowerCase(Locale.ROOT)).ifPresent(names::add);
    if (object.get("shortNames").orElse(Json.Null.VALUE) instanceof Json.Arr(var shorts)) {
      shorts.forEach(item -> {
        if (item instanceof Json.Str(String name)) {
          names.add(name);
        }
      });
    }
    boolean namespaced = object.get("namespaced").equals(Optional.of(Json.of(true)));
    return new Kind(root, plural, List.copyOf(names), namespaced);
  }

  /// Whether `written` means it: `deploy`, `Deployments`, `deployments.apps`,
  /// `deployments.v1.apps`.
  boolean isCalled(String written) {
    int dot = written.indexOf('.');
    String name = (dot < 0 ? written : written.substring(0, dot)).toLowerCase(Locale.ROOT);
    return names.contains(name) && (dot < 0 || isOf(written.substring(dot + 1)));
  }

  private boolean isOf(String written) {
    var parts = root.split("/", -1);
    String version = parts[parts.length - 1];
    String group = parts.length > 3 ? parts[2] : "";
    return written.equals(group)
        || written.equals(version + "." + group)
        || written.equals(version);
  }

  /// Secrets, in any group that may ever serve them.
  boolean isSecret() {
    return plural.equals("secrets") || names.contains("secret");
  }

  String path(String namespace) {
    return root
        + (namespaced && !namespace.isEmpty() ? "/namespaces/" + namespace : "")
        + "/"
        + plural;
  }

  String path(String namespace, String name) {
    return path(namespace) + "/" + name;
  }
}
