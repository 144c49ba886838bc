package dev.rouse.core.definition;

import dev.rouse.core.binding.Document;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.ToolType;
import dev.rouse.core.resource.kind.Metadata;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.resource.tool.Known;
import dev.rouse.core.resource.tool.KubernetesOperation;
import dev.rouse.core.resource.tool.PrometheusOperation;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.resource.tool.WebOperation;
import dev.rouse.core.rule.Word;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tools that need no Tool resource. Their names say what they do: type and operation.
final class BuiltIns {
  private static final Map<String, ToolType> TYPES = types();

  private BuiltIns() {}

  private static Map<String, ToolType> types() {
    var types = new LinkedHashMap<String, ToolType>();
    Word.all(KubernetesOperation.class)
        .forEach(operation -> types.put("kubectl-" + operation, ToolType.KUBERNETES));
    Word.all(PrometheusOperation.class)
        .forEach(operation -> types.put("prometheus-" + operation, ToolType.PROMETHEUS));
    Word.all(WebOperation.class).forEach(operation -> types.put("web-" + operation, ToolType.WEB));
    types.put("time-now", ToolType.TIME);
    return types;
  }

  static Set<String> names() {
    return TYPES.keySet();
  }

  /// The built-in tool of a name, as a tool of a namespace.
  static Optional<Tool> find(String namespace, String name) {
    return Optional.ofNullable(TYPES.get(name))
        .map(type -> tool(Metadata.of(namespace, name), settings(type, name)));
  }

  /// An agent as a tool of those that may call it.
  static Tool calling(String namespace, String agent, String description) {
    var settings = new Settings.AgentCall(agent);
    var tool = tool(Metadata.of(namespace, agent), settings);
    return new Tool(
        tool.metadata(),
        description.isBlank() ? tool.description() : description,
        tool.parameters(),
        tool.effect(),
        tool.timeout(),
        tool.maxOutput(),
        settings);
  }

  private static Settings settings(ToolType type, String name) {
    return Document.of(Json.Obj.EMPTY)
        .read(in -> Settings.read(type, name, Set.of(), in))
        .value()
        .orElseThrow(() -> new IllegalStateException("built-in tool " + name + " is not whole"));
  }

  private static Tool tool(Metadata metadata, Settings settings) {
    var known = Known.of(settings).orElseThrow();
    return new Tool(
        metadata,
        known.description(),
        known.parameters(),
        settings.effect(Optional.empty()),
        settings.usualTimeout(),
        Defaults.TOOL_MAX_OUTPUT,
        settings);
  }
}
