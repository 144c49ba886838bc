package dev.rouse.gateway.directory;

import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.registry.RegistryCopy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All agents by their names. What cannot be read (a newer release wrote it) is said and left out:
/// it keeps nobody else from being found.
public final class Directory {
  private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

  private record Listed(String hash, Agent agent) {}

  private final RegistryCopy registry;
  private volatile Map<AgentId, Listed> listed = Map.of();
  private volatile List<Agent> agents = List.of();
  private volatile boolean whole = true;

  public Directory(RegistryCopy registry) {
    this.registry = registry;
  }

  /// Reads what has changed.
  ///
  /// @throws dev.rouse.core.journal.JournalAway where the registry cannot be read: what was known
  ///   stays known
  public synchronized void refresh() {
    if (registry.refresh().isEmpty()) {
      return;
    }
    var next = new TreeMap<AgentId, Listed>();
    registry
        .agents()
        .forEach((id, registered) -> read(id, registered).ifPresent(entry -> next.put(id, entry)));
    whole = next.keySet().equals(registry.agents().keySet());
    agents = next.values().stream().map(Listed::agent).toList();
    listed = next;
  }

  /// Whether every agent that is registered could be read: where not, somebody may want what nobody
  /// here seems to.
  public boolean whole() {
    return whole;
  }

  public Optional<Agent> find(AgentId id) {
    return Optional.ofNullable(listed.get(id)).map(Listed::agent);
  }

  /// All of them: the same list until something has changed.
  public List<Agent> all() {
    return agents;
  }

  /// The names that are there, for whoever mistyped one.
  public Collection<AgentId> names() {
    return listed.keySet();
  }

  private Optional<Listed> read(AgentId id, RegisteredAgent registered) {
    var known = listed.get(id);
    if (known != null && known.hash().equals(registered.hash())) {
      return Optional.of(known);
    }
    try {
      return Optional.of(new Listed(registered.hash(), registered.definition().agent()));
    } catch (IllegalStateException unreadable) {
      LOG.atError()
          .addKeyValue("agent", id)
          .addKeyValue("definition", registered.hash())
          .setCause(unreadable)
          .log("a definition cannot be read: its agent hears of nothing");
      return Optional.ofNullable(known);
    }
  }
}
