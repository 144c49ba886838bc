package dev.rouse.core.definition;

import dev.rouse.core.binding.Fault;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Ref;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.rule.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The models of an agent: the one that it names, and that one's fallbacks. Their own fallbacks do
/// not count: an agent's list can be read in one place.
final class ModelReferences {
  private final Agent agent;
  private final Catalog catalog;
  private final List<Fault> faults;

  ModelReferences(Agent agent, Catalog catalog, List<Fault> faults) {
    this.agent = agent;
    this.catalog = catalog;
    this.faults = faults;
  }

  List<ModelConfig> resolve() {
    return primary().map(this::withFallbacks).orElse(List.of());
  }

  private Optional<ModelConfig> primary() {
    if (agent.modelConfigRef().isPresent()) {
      return find(agent.modelConfigRef().get(), agent, "spec.modelConfigRef");
    }
    if (agent.runbook().isPresent()) {
      return Optional.empty();
    }
    var usual = catalog.model(agent.namespace(), Defaults.MODEL_CONFIG).or(catalog::platformModel);
    if (usual.isEmpty()) {
      fault(
          "spec.modelConfigRef",
          "is needed: there is no runbook, no model config `default` in namespace `"
              + agent.namespace()
              + "` and none of the platform's");
    }
    return usual;
  }

  private List<ModelConfig> withFallbacks(ModelConfig primary) {
    var models = new ArrayList<ModelConfig>();
    models.add(primary);
    for (int i = 0; i < primary.fallbacks().size(); i++) {
      String path = "modelConfig " + primary.name() + ": spec.fallbacks[" + i + "]";
      find(primary.fallbacks().get(i), primary, path)
          .filter(fallback -> !models.contains(fallback))
          .ifPresent(models::add);
    }
    return models.stream().map(ModelConfig::bare).toList();
  }

  private Optional<ModelConfig> find(Ref ref, Resource from, String path) {
    String namespace = ref.namespace().orElse(from.namespace());
    var found = catalog.model(namespace, ref.name());
    if (found.isEmpty()) {
      fault(path, noModel(namespace, ref.name()));
    } else if (!mayRefer(from, found.get())) {
      fault(
          path,
          "model config `"
              + namespace
              + "/"
              + ref.name()
              + "` does not allow namespace `"
              + from.namespace()
              + "`: its allowedNamespaces decide");
      return Optional.empty();
    }
    return found;
  }

  private boolean mayRefer(Resource from, ModelConfig to) {
    return from.namespace().equals(to.namespace())
        || to.allowedNamespaces().allow(catalog.labels(from.namespace()));
  }

  private String noModel(String namespace, String name) {
    return "there is no model config `"
        + name
        + "` in namespace `"
        + namespace
        + "`"
        + Nearest.hint(name, catalog.names(ModelConfig.class, namespace));
  }

  private void fault(String path, String message) {
    faults.add(Fault.at(path, message));
  }
}
