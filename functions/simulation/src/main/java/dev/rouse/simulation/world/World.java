package dev.rouse.simulation.world;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Everything about a world that is known before it begins.
public record World(
    long seed,
    Set<Feature> features,
    Map<String, Trait> agents,
    List<Plan> plans,
    List<Arrival> arrivals,
    Climate climate) {
  public World {
    agents = new TreeMap<>(agents);
    plans = List.copyOf(plans);
    arrivals = List.copyOf(arrivals);
  }

  public boolean has(Feature feature) {
    return features.contains(feature);
  }

  /// Whether anything may go wrong in it.
  public boolean disturbed() {
    return !peaceful().equals(features);
  }

  private Set<Feature> peaceful() {
    return features.stream()
        .filter(feature -> feature.compareTo(Feature.CRASHES) < 0)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feature.class)));
  }

  /// The same world without any fault.
  public World undisturbed() {
    return new World(seed, peaceful(), agents, plans, arrivals, Climate.CALM);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("world " + seed + " with " + features + "\n");
    agents.forEach(
        (name, trait) -> text.append("  ").append(name).append(": ").append(trait).append('\n'));
    plans.forEach(plan -> text.append("  ").append(plan).append('\n'));
    arrivals.forEach(arrival -> text.append("  ").append(arrival).append('\n'));
    return text.append("  ").append(climate).append('\n').toString();
  }
}
