package dev.rouse.agent.tool.kubernetes;

import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The kinds that a cluster has. Groups are asked one after another until the kind is found, and
/// remembered: most calls are about the core group alone.
final class Discovery {
  private static final String CORE = "/api/v1";

  private final Api api;
  private final Map<String, List<Kind>> known = new LinkedHashMap<>();
  private List<String> roots = List.of(CORE);

  Discovery(Api api) {
    this.api = api;
  }

  /// The kind that is called so.
  ///
  /// @throws ToolFault where there is none, or where it is a Secret
  synchronized Kind find(String written) throws ToolFault, IOException {
    String name = written.strip();
    for (int pass = 0; pass < 2; pass++) {
      for (String root : roots) {
        var found = served(root).stream().filter(kind -> kind.isCalled(name)).findFirst();
        if (found.isPresent()) {
          return permitted(found.get());
        }
      }
      if (pass == 0) {
        roots = groups();
      }
    }
    // A kind that was installed a moment ago is looked for anew at the next call.
    var names = known.values().stream().flatMap(List::stream).map(Kind::plural).toList();
    known.clear();
    throw new ToolFault(
        "The cluster has no resource type `" + name + "`" + Nearest.hint(name, names));
  }

  /// The kind of a manifest.
  synchronized Kind of(String apiVersion, String kind) throws ToolFault, IOException {
    String root = apiVersion.contains("/") ? "/apis/" + apiVersion : "/api/" + apiVersion;
    if (!apiVersion.matches("[a-z0-9.-]+(/[a-z0-9]+)?")) {
      throw new ToolFault("`" + apiVersion + "` is no apiVersion: one is such as apps/v1");
    }
    for (Kind each : kinds(root)) {
      if (each.isCalled(kind)) {
        return permitted(each);
      }
    }
    throw new ToolFault("The cluster has no kind `" + kind + "` in " + apiVersion);
  }

  private static Kind permitted(Kind kind) throws ToolFault {
    if (kind.isSecret()) {
      throw new ToolFault("Secrets are never read or changed by an agent: do without them");
    }
    return kind;
  }

  private List<String> groups() throws ToolFault, IOException {
    var found = new ArrayList<String>();
    found.add(CORE);
    for (Json group : items(api.get("/apis", Map.of()), "groups")) {
      if (group.at("preferredVersion.groupVersion").orElse(Json.Null.VALUE)
          instanceof Json.Str(String version)) {
        found.add("/apis/" + version);
      }
    }
    return List.copyOf(found);
  }

  /// A group whose own server is down hides its kinds, not those of the groups after it.
  private List<Kind> served(String root) throws ToolFault, IOException {
    try {
      return kinds(root);
    } catch (ToolFault down) {
      if (root.equals(CORE)) {
        throw down;
      }
      return List.of();
    }
  }

  private List<Kind> kinds(String root) throws ToolFault, IOException {
    var remembered = Optional.ofNullable(known.get(root));
    if (remembered.isPresent()) {
      return remembered.get();
    }
    var kinds = new ArrayList<Kind>();
    for (Json resource : items(api.get(root, Map.of()), "resources")) {
      var kind = Kind.of(root, resource);
      if (!kind.plural().contains("/")) {
        kinds.add(kind);
      }
    }
    known.put(root, List.copyOf(kinds));
    return kinds;
  }

  static List<Json> items(Json value, String name) {
    return value.at(name).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }
}
