package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.NamedValue;
import dev.rouse.core.resource.Value;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.resource.tool.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The Secrets and ConfigMaps that an agent's process reads, each with just the keys that it needs.
final class Mounts {
  private final Map<String, Set<String>> secrets = new TreeMap<>();
  private final Map<String, Set<String>> configMaps = new TreeMap<>();

  private Mounts() {}

  static Mounts of(Definition definition) {
    var mounts = new Mounts();
    definition.models().forEach(mounts::model);
    definition.tools().forEach(mounts::tool);
    return mounts;
  }

  private void model(ModelConfig model) {
    model.apiKeySecretRef().ifPresent(ref -> put(secrets, ref));
    model.caBundle().ifPresent(this::value);
    values(model.headers());
  }

  private void tool(Tool tool) {
    switch (tool.settings()) {
      case Settings.Github(_, var token, _) -> token.ifPresent(ref -> put(secrets, ref));
      case Settings.Http http -> values(http.headers());
      case Settings.McpServer(_, var headers) -> values(headers);
      case Settings.McpCommand(_, var env) -> values(env);
      case Settings.Kubernetes _, Settings.Helm _, Settings.Prometheus _, Settings.Web _ -> {}
      case Settings.Function _, Settings.AgentCall _, Settings.Kafka _, Settings.Time _ -> {}
    }
  }

  private void values(List<NamedValue> values) {
    values.forEach(named -> value(named.value()));
  }

  private void value(Value value) {
    switch (value) {
      case Value.Secret(KeyRef ref) -> put(secrets, ref);
      case Value.ConfigMap(KeyRef ref) -> put(configMaps, ref);
      case Value.Literal _ -> {}
    }
  }

  private static void put(Map<String, Set<String>> into, KeyRef ref) {
    into.computeIfAbsent(ref.name(), _ -> new TreeSet<>()).add(ref.key());
  }

  /// What they are, so that the agent is planned again when one changes.
  Set<Key> keys(String namespace) {
    var keys = new TreeSet<Key>(Comparator.comparing(Key::toString));
    secrets.keySet().forEach(name -> keys.add(new Key(Kind.SECRET, namespace, name)));
    configMaps.keySet().forEach(name -> keys.add(new Key(Kind.CONFIG_MAP, namespace, name)));
    return keys;
  }

  /// One that is missing keeps no pod from starting: the agent says then what it lacks.
  List<Json.Obj> volumes() {
    var volumes = new ArrayList<Json.Obj>();
    secrets.forEach(
        (name, keys) -> volumes.add(volume("secret-", name, "secret", "secretName", keys)));
    configMaps.forEach(
        (name, keys) -> volumes.add(volume("configmap-", name, "configMap", "name", keys)));
    return volumes;
  }

  List<Json.Obj> mounts() {
    return Stream.concat(
            secrets.keySet().stream()
                .map(name -> mount("secret-", name, "/etc/rouse/secrets/" + name)),
            configMaps.keySet().stream()
                .map(name -> mount("configmap-", name, "/etc/rouse/configmaps/" + name)))
        .toList();
  }

  private static Json.Obj volume(
      String prefix, String name, String kind, String nameField, Set<String> keys) {
    var items =
        keys.stream().map(key -> Json.object().put("key", key).put("path", key).done()).toList();
    var source =
        Json.object().put(nameField, name).some("items", items).put("optional", true).done();
    return Json.object().put("name", volumeName(prefix, name)).put(kind, source).done();
  }

  private static Json.Obj mount(String prefix, String name, String path) {
    return ServicePlan.mount(volumeName(prefix, name), path);
  }

  private static String volumeName(String prefix, String name) {
    // A volume's name has no dots, and a.b must not meet a-b.
    return name.indexOf('.') < 0
        ? Names.bounded(prefix + name, name)
        : Names.marked(prefix + name.replace('.', '-'), name);
  }

  /// Which of the keys are not there, by what was seen.
  List<String> missing(Seen seen) {
    var missing = new ArrayList<String>();
    secrets.forEach((name, keys) -> missing(seen, Kind.SECRET, name, keys, missing));
    configMaps.forEach((name, keys) -> missing(seen, Kind.CONFIG_MAP, name, keys, missing));
    return missing;
  }

  private static void missing(
      Seen seen, Kind kind, String name, Set<String> keys, List<String> missing) {
    var object = seen.live(new Key(kind, seen.agent().namespace(), name));
    if (object.isEmpty()) {
      missing.add("there is no " + kind.kind() + " `" + name + "`");
      return;
    }
    var data = Entity.object(object.get().json(), "data");
    keys.stream()
        .filter(key -> data.get(key).isEmpty())
        .map(key -> kind.kind() + " `" + name + "` has no key `" + key + "`")
        .forEach(missing::add);
  }
}
