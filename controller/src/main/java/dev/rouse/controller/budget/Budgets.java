package dev.rouse.controller.budget;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.registry.Registrar;
import dev.rouse.controller.world.World;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.limit.Window;
import dev.rouse.core.resource.agent.Budget;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.task.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Which agents have spent what a budget of theirs allows.
///
/// The journal is asked only about agents that have a budget and of which there is news: they have
/// spent something, had spent all, or their spec is another.
public final class Budgets {
  /// What is spent comes in under its process's clock.
  private static final Duration LATE = Duration.ofMinutes(5);

  private final World world;
  private final Registrar registrar;
  private final Map<AgentId, Window> spent = new ConcurrentHashMap<>();
  private final Set<AgentId> respecified = ConcurrentHashMap.newKeySet();
  private Optional<Instant> looked = Optional.empty();

  public Budgets(World world, Registrar registrar) {
    this.world = world;
    this.registrar = registrar;
  }

  /// The window in which an agent may ask no model any more.
  public Optional<Window> spent(AgentId agent) {
    return Optional.ofNullable(spent.get(agent));
  }

  /// An agent's spec is another, its budget perhaps too.
  public void respecified(AgentId agent) {
    respecified.add(agent);
  }

  /// Looks again.
  ///
  /// @return the agents of which something else is to be said now
  /// @throws JournalAway where the journal cannot be reached
  public synchronized Set<AgentId> look(Instant now) {
    var agents = new HashSet<>(respecified);
    respecified.removeAll(agents);
    try {
      agents.addAll(looked.map(last -> registrar.spenders(last.minus(LATE))).orElseGet(this::all));
      agents.addAll(spent.keySet());
      var changed = agents.stream().filter(agent -> changed(agent, now)).toList();
      looked = Optional.of(now);
      return Set.copyOf(changed);
    } catch (JournalAway away) {
      respecified.addAll(agents);
      throw away;
    }
  }

  private Set<AgentId> all() {
    return world.keys(Kind.AGENT).stream()
        .map(key -> new AgentId(key.namespace(), key.name()))
        .collect(Collectors.toSet());
  }

  private boolean changed(AgentId agent, Instant now) {
    var before = spent(agent);
    var after = reached(agent, now);
    after.ifPresentOrElse(window -> spent.put(agent, window), () -> spent.remove(agent));
    return !after.equals(before);
  }

  private Optional<Window> reached(AgentId agent, Instant now) {
    return world
        .get(new Key(Kind.AGENT, agent.namespace(), agent.name()))
        .flatMap(Budgets::budget)
        .flatMap(budget ->
            Window.of(budget, now).stream()
                .filter(window -> window.reachedBy(registrar.spent(agent, window.from())))
                .max(Comparator.comparing(Window::until)));
  }

  /// Most agents have none, and need not be read for that.
  private static Optional<Budget> budget(Entity object) {
    return object.spec().get("budget").isPresent()
            && Resources.read(object.json(), object.key().namespace())
                instanceof Resources.Result.Read(var resources)
            && resources.getFirst() instanceof Agent agent
        ? Optional.of(agent.budget())
        : Optional.empty();
  }
}
