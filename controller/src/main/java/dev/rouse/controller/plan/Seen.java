package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.world.World;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.resource.kind.Agent;
import java.util.Map;
import java.util.Optional;

/// All that the plans of one agent look at.
///
/// @param object the Agent as it is in the cluster
/// @param mayRoll whether a new default image may be rolled out here now
/// @param tokens of the agent's Broker triggers, by their place in the spec
public record Seen(
    World world,
    Platform platform,
    Entity object,
    Definition definition,
    boolean mayRoll,
    Map<Integer, String> tokens) {
  public Seen {
    tokens = Map.copyOf(tokens);
  }

  Agent agent() {
    return definition.agent();
  }

  Optional<Entity> live(Key key) {
    return world.get(key);
  }
}
