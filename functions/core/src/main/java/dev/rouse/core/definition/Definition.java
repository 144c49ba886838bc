package dev.rouse.core.definition;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.agent.ToolRef;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.task.Digest;
import java.util.List;
import java.util.Optional;

/// An agent with all that a run of it needs.
///
/// @param models the primary one, then its fallbacks; none where the runbook is all there is
/// @param tools all that the agent or its runbook names, the agents that it may call among them
public record Definition(Agent agent, List<ModelConfig> models, List<Tool> tools) {
  public Definition {
    models = List.copyOf(models);
    tools = List.copyOf(tools);
    Rules.of().distinct("tools", tools.stream().map(Tool::name).toList()).hold();
  }

  /// What this agent may call. The tools of its servers are not among them before they are asked.
  public Toolbox toolbox() {
    return new Toolbox(specs(true), specs(false));
  }

  /// The same models and tools for another form of the agent.
  public Definition with(Agent other) {
    return new Definition(other, models, tools);
  }

  /// The tool servers to ask.
  public List<ToolServer> servers() {
    return tools.stream()
        .filter(Tool::isServer)
        .flatMap(tool -> ref(tool).map(ref -> new ToolServer(tool, ref)).stream())
        .toList();
  }

  private List<ToolSpec> specs(boolean offered) {
    return tools.stream()
        .filter(tool -> !tool.isServer() && isOffered(tool) == offered)
        .map(tool -> ToolSpec.of(tool, ref(tool)))
        .toList();
  }

  private boolean isOffered(Tool tool) {
    return ref(tool).isPresent()
        || agent.agents().stream().anyMatch(callee -> callee.name().equals(tool.name()));
  }

  private Optional<ToolRef> ref(Tool tool) {
    return agent.tools().stream().filter(ref -> ref.name().equals(tool.name())).findFirst();
  }

  /// Follows all references of an agent through the resources that there are.
  public static Resolution resolve(Agent agent, Catalog catalog) {
    return new Resolver(agent, catalog).resolve();
  }

  /// Reads what [#toJson] wrote, of this release or a newer one.
  ///
  /// @throws IllegalStateException where it cannot be read: a fault of the store, not of a user
  public static Definition fromJson(Json.Obj json) {
    var agents = stored(Agent.class, json.get("agent").stream().toList());
    if (agents.isEmpty()) {
      throw new IllegalStateException("a definition without an agent");
    }
    return new Definition(
        agents.getFirst(),
        stored(ModelConfig.class, list(json, "models")),
        stored(Tool.class, list(json, "tools")));
  }

  private static <T extends Resource> List<T> stored(Class<T> kind, List<Json> resources) {
    return resources.stream()
        .map(json -> json instanceof Json.Obj object ? object : Json.Obj.EMPTY)
        .map(Resources::stored)
        .map(resource -> cast(kind, resource))
        .toList();
  }

  private static <T extends Resource> T cast(Class<T> kind, Resource resource) {
    if (kind.isInstance(resource)) {
      return kind.cast(resource);
    }
    throw new IllegalStateException("a definition with another kind than " + kind.getSimpleName());
  }

  private static List<Json> list(Json.Obj json, String name) {
    return json.get(name).orElse(Json.array(List.of())) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }

  /// As the registry stores it.
  public Json.Obj toJson() {
    return Json.object()
        .put("agent", agent.toJson())
        .some("models", models.stream().map(Resource::toJson).toList())
        .some("tools", tools.stream().map(Resource::toJson).toList())
        .done();
  }

  /// 32 hexadecimal digits that name exactly this definition.
  public String hash() {
    return Digest.of(toJson().canonical());
  }
}
