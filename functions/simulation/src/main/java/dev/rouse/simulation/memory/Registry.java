package dev.rouse.simulation.memory;

import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.json.Json;
import dev.rouse.core.outgoing.Destinations;
import dev.rouse.core.task.AgentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The agents' definitions, as whoever plans agents wrote them.
public final class Registry {
  private final Map<AgentId, RegisteredAgent> agents = new HashMap<>();
  private final Map<String, List<Json.Obj>> destinations = new HashMap<>();

  public void put(AgentId id, RegisteredAgent agent) {
    agents.put(id, agent);
  }

  Optional<RegisteredAgent> find(AgentId id) {
    return Optional.ofNullable(agents.get(id));
  }

  boolean suspended(AgentId id) {
    return find(id).filter(RegisteredAgent::suspended).isPresent();
  }

  /// Where the agent's answers go.
  List<Json.Obj> destinations(AgentId id) {
    return find(id)
        .map(agent -> destinations.computeIfAbsent(agent.json(), Registry::read))
        .orElse(List.of());
  }

  private static List<Json.Obj> read(String definition) {
    return Destinations.of(Json.parse(definition));
  }
}
