package dev.rouse.controller.standin;

import dev.rouse.controller.registry.Registrar;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.Spent;
import dev.rouse.core.task.AgentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A registrar without a journal, which can be away.
public final class MemoryRegistrar implements Registrar {
  private final Map<AgentId, Definition> definitions = new ConcurrentHashMap<>();
  private final Map<String, String> adopted = new ConcurrentHashMap<>();
  private final Map<AgentId, Spent> spent = new ConcurrentHashMap<>();
  private volatile boolean away;

  /// What an agent has spent, in every window.
  public void spends(AgentId agent, long tokens) {
    spent.put(agent, new Spent(tokens, BigDecimal.ZERO));
  }

  public void away(boolean now) {
    away = now;
  }

  private <T> T here(Supplier<T> what) {
    if (away) {
      throw new JournalAway("away", new IllegalStateException("as the test wants it"));
    }
    return what.get();
  }

  public Map<AgentId, Definition> definitions() {
    return Map.copyOf(definitions);
  }

  public Map<String, String> adopted() {
    return Map.copyOf(adopted);
  }

  @Override
  public void put(Definition definition) {
    var _ =
        here(() -> {
          definitions.put(definition.agent().id(), definition);
          return true;
        });
  }

  @Override
  public void remove(AgentId agent) {
    var _ =
        here(() -> {
          definitions.remove(agent);
          return true;
        });
  }

  @Override
  public Set<AgentId> registered() {
    return here(() -> Set.copyOf(definitions.keySet()));
  }

  @Override
  public Login open(String namespace) {
    return here(() -> new Login("jdbc:postgresql://db/rouse", "rouse_" + namespace, "secret"));
  }

  @Override
  public void adopt(String namespace, String user) {
    var _ =
        here(() -> {
          adopted.put(namespace, user);
          return true;
        });
  }

  @Override
  public String token(AgentId agent, int place, Optional<String> live) {
    return here(() -> live.orElse("token-" + place));
  }

  @Override
  public Set<AgentId> spenders(Instant since) {
    return here(() -> Set.copyOf(spent.keySet()));
  }

  @Override
  public Spent spent(AgentId agent, Instant since) {
    return here(() -> spent.getOrDefault(agent, Spent.NOTHING));
  }
}
