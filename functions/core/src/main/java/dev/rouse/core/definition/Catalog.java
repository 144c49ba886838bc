package dev.rouse.core.definition;

import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Tool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The resources that there are, for references to be resolved in.
///
/// @param platformModel the model of agents that name none, in namespaces without a `default`
/// @param namespaceLabels for model configs that allow namespaces by their labels
public record Catalog(
    List<Resource> resources,
    Optional<ModelConfig> platformModel,
    Map<String, Map<String, String>> namespaceLabels) {
  public Catalog {
    resources = List.copyOf(resources);
    namespaceLabels = Map.copyOf(namespaceLabels);
  }

  public static Catalog of(Collection<? extends Resource> resources) {
    return new Catalog(List.copyOf(resources), Optional.empty(), Map.of());
  }

  public Catalog withPlatformModel(ModelConfig model) {
    return new Catalog(resources, Optional.of(model), namespaceLabels);
  }

  public Catalog withNamespace(String name, Map<String, String> labels) {
    var more = new HashMap<>(namespaceLabels);
    more.put(name, Map.copyOf(labels));
    return new Catalog(resources, platformModel, more);
  }

  Optional<ModelConfig> model(String namespace, String name) {
    return find(ModelConfig.class, namespace, name);
  }

  /// A tool of the namespace or, where it has none of that name, a built-in one.
  Optional<Tool> tool(String namespace, String name) {
    return find(Tool.class, namespace, name).or(() -> BuiltIns.find(namespace, name));
  }

  Optional<Agent> agent(String namespace, String name) {
    return find(Agent.class, namespace, name);
  }

  Map<String, String> labels(String namespace) {
    return namespaceLabels.getOrDefault(namespace, Map.of());
  }

  /// The names that a reference to a kind could have meant.
  Collection<String> names(Class<? extends Resource> kind, String namespace) {
    var names = new TreeSet<String>();
    of(kind, namespace).map(Resource::name).forEach(names::add);
    if (kind == Tool.class) {
      names.addAll(BuiltIns.names());
    }
    return new ArrayList<>(names);
  }

  private <T extends Resource> Optional<T> find(Class<T> kind, String namespace, String name) {
    return of(kind, namespace).filter(resource -> resource.name().equals(name)).findFirst();
  }

  private <T extends Resource> Stream<T> of(Class<T> kind, String namespace) {
    return resources.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(resource -> resource.namespace().equals(namespace));
  }
}
