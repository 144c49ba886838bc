package dev.rouse.simulation.world;

import dev.rouse.agent.engine.Definitions.Known;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.machine.Machine;
import dev.rouse.core.task.AgentId;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The agents that play. Each is made once for all worlds: nothing of a world is in it.
public final class Cast {
  public static final String NAMESPACE = "sim";

  /// Each may call those after it.
  public static final List<String> NAMES = List.of("alpha", "beta", "gamma");

  private static final ConcurrentMap<Role, Player> PLAYERS = new ConcurrentHashMap<>();
  private static final ConcurrentMap<String, Known> BY_HASH = new ConcurrentHashMap<>();

  private record Role(String name, Trait trait) {}

  /// An agent as the registry has it and as the engine knows it.
  public record Player(RegisteredAgent registered, Known known) {
    public AgentId id() {
      return known.definition().agent().id();
    }
  }

  private Cast() {}

  public static Player player(String name, Trait trait) {
    return PLAYERS.computeIfAbsent(new Role(name, trait), Cast::make);
  }

  /// What the registry's definitions say.
  public static Known known(RegisteredAgent registered) {
    var known = BY_HASH.get(registered.hash());
    if (known == null) {
      throw new IllegalStateException("nobody plays " + registered.hash());
    }
    return known;
  }

  private static Player make(Role role) {
    var definition = Costume.of(role.name(), role.trait());
    var known = new Known(definition, new Machine(definition, definition.toolbox()));
    BY_HASH.put(definition.hash(), known);
    return new Player(RegisteredAgent.of(definition), known);
  }
}
