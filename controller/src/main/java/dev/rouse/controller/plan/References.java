package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.world.World;
import dev.rouse.core.binding.Fault;
import dev.rouse.core.definition.Catalog;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Resolution;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Ref;
import dev.rouse.core.resource.agent.Runbook;
import dev.rouse.core.resource.agent.ToolRef;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An agent's references followed through what was seen. All that was looked for is remembered,
/// also what is not there: when that comes or changes, the agent is planned again.
final class References {
  private final World world;
  private final Platform platform;
  private final Agent agent;
  private final Set<Key> uses = new LinkedHashSet<>();
  private final Map<Key, Resource> found = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  References(World world, Platform platform, Agent agent) {
    this.world = world;
    this.platform = platform;
    this.agent = agent;
    // Its labels decide which models of other namespaces it may use.
    uses.add(new Key(Kind.NAMESPACE, "", agent.namespace()));
  }

  Set<Key> uses() {
    return uses;
  }

  Resolution resolve() {
    models();
    agent.tools().stream().map(ToolRef::name).forEach(this::tool);
    agent.runbook().map(Runbook::steps).orElse(List.of()).stream()
        .map(Runbook.Step::tool)
        .forEach(this::tool);
    agent.agents().stream().map(Ref::name).forEach(name -> look(Kind.AGENT, agent, name));
    var resolution = Definition.resolve(agent, catalog(List.copyOf(found.values())));
    return switch (resolution) {
      case Resolution.Resolved resolved when faults.isEmpty() -> resolved;
      case Resolution.Resolved _ -> new Resolution.Unresolved(faults);
      case Resolution.Unresolved _ -> unresolved();
    };
  }

  /// Now that something is missing, names that are near are worth looking for.
  private Resolution unresolved() {
    for (Kind kind : List.of(Kind.TOOL, Kind.MODEL_CONFIG, Kind.AGENT)) {
      world.in(kind, agent.namespace()).forEach(this::read);
    }
    var all = new ArrayList<>(faults);
    if (Definition.resolve(agent, catalog(List.copyOf(found.values())))
        instanceof Resolution.Unresolved(var more)) {
      all.addAll(more);
    }
    return new Resolution.Unresolved(all);
  }

  private Catalog catalog(List<Resource> resources) {
    var catalog = Catalog.of(resources);
    var usual = found.get(platformModel());
    if (usual instanceof ModelConfig model) {
      catalog = catalog.withPlatformModel(model);
    }
    var namespace = new Key(Kind.NAMESPACE, "", agent.namespace());
    var labels = world.get(namespace).map(Entity::labels).orElse(Map.of());
    return catalog.withNamespace(agent.namespace(), labels);
  }

  private Key platformModel() {
    return new Key(Kind.MODEL_CONFIG, platform.namespace(), Defaults.MODEL_CONFIG);
  }

  private void models() {
    if (agent.modelConfigRef().isPresent()) {
      model(agent, agent.modelConfigRef().get()).ifPresent(this::fallbacks);
    } else if (agent.runbook().isEmpty()) {
      model(agent, Ref.to(Defaults.MODEL_CONFIG)).ifPresent(this::fallbacks);
      look(platformModel());
      if (found.get(platformModel()) instanceof ModelConfig model) {
        fallbacks(model);
      }
    }
  }

  private void fallbacks(ModelConfig model) {
    for (Ref ref : model.fallbacks()) {
      var _ = model(model, ref);
    }
  }

  private Optional<ModelConfig> model(Resource from, Ref ref) {
    var key = new Key(Kind.MODEL_CONFIG, ref.namespace().orElse(from.namespace()), ref.name());
    look(key);
    return Optional.ofNullable(found.get(key)).map(ModelConfig.class::cast);
  }

  private void tool(String name) {
    look(Kind.TOOL, agent, name);
  }

  private void look(Kind kind, Resource from, String name) {
    look(new Key(kind, from.namespace(), name));
  }

  private void look(Key key) {
    if (uses.add(key)) {
      world.get(key).ifPresent(this::read);
    }
  }

  /// An invalid resource says itself what is wrong with it; here it is as if it were not there.
  private void read(Entity object) {
    switch (Resources.read(object.json(), object.key().namespace())) {
      case Resources.Result.Read(var resources) ->
          resources.forEach(resource -> found.put(object.key(), resource));
      case Resources.Result.Invalid _ -> {
        if (uses.contains(object.key())) {
          faults.add(
              Fault.at(
                  "spec",
                  object.key() + " is invalid: its own condition Ready says what is wrong"));
        }
      }
    }
  }
}
