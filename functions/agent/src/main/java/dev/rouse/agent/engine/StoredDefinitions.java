package dev.rouse.agent.engine;

import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.machine.Machine;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Reads definitions as the registry has them, each once. There are two of them only while a change
/// spreads.
public final class StoredDefinitions implements Definitions {
  private static final int MOST_KEPT = 4;

  private final ConcurrentMap<String, Known> byHash = new ConcurrentHashMap<>();

  @Override
  public Known of(RegisteredAgent registered) {
    if (byHash.size() >= MOST_KEPT) {
      byHash.keySet().removeIf(hash -> !hash.equals(registered.hash()));
    }
    return byHash.computeIfAbsent(registered.hash(), _ -> read(registered));
  }

  private static Known read(RegisteredAgent registered) {
    var definition = registered.definition();
    return new Known(definition, new Machine(definition, definition.toolbox()));
  }
}
