package dev.rouse.controller.loop;

import dev.rouse.controller.api.Api;
import dev.rouse.controller.api.ApiFailure;
import dev.rouse.controller.budget.Budgets;
import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.plan.Platform;
import dev.rouse.controller.probe.ToolServers;
import dev.rouse.controller.registry.Registrar;
import dev.rouse.controller.world.World;
import dev.rouse.core.task.AgentId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workers, and what makes them look at something.
public final class Controller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Controller.class);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int MOST_ROLLED = 10;

  private final World world;
  private final Registrar registrar;
  private final String systemNamespace;
  private final WorkQueue<Key> queue = new WorkQueue<>(System::nanoTime);
  private final Backoff<Key> backoff = new Backoff<>();
  private final Rollout rollout = new Rollout(MOST_ROLLED, System::nanoTime);
  private final Uses uses = new Uses();
  private final AgentRound.Tools with;
  private final Budgets budgets;
  private final ToolServers servers;
  private final Clock clock;
  private final Resources resources;
  private final Farewell farewell;
  private final List<Thread> workers = new ArrayList<>();
  private final LongAdder rounds = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile boolean ending;

  /// @param systemNamespace where the platform's settings are
  public Controller(
      World world,
      Api api,
      Registrar registrar,
      ToolServers servers,
      String systemNamespace,
      Clock clock) {
    this.world = world;
    this.registrar = registrar;
    this.servers = servers;
    this.clock = clock;
    this.budgets = new Budgets(world, registrar);
    this.systemNamespace = systemNamespace;
    var answered = new Answered(api, world, this::changed);
    var applier = new Applier(answered, world);
    var hosting = new Hosting(world, answered, applier, registrar);
    this.with =
        new AgentRound.Tools(
            world,
            answered,
            applier,
            hosting,
            registrar,
            rollout,
            uses,
            budgets,
            systemNamespace,
            clock);
    this.resources = new Resources(world, answered, uses, servers, clock);
    this.farewell = new Farewell(with);
  }

  /// Begins to work; what was seen before is looked at first.
  public void start(int threads) {
    all();
    for (int i = 0; i < threads; i++) {
      workers.add(Thread.ofPlatform().name("worker-" + i).start(this::work));
    }
  }

  /// Looks at everything: nothing is written for it where nothing is different.
  public void all() {
    for (Kind kind : List.of(Kind.MODEL_CONFIG, Kind.TOOL, Kind.AGENT, Kind.AGENT_TEAM)) {
      world.keys(kind).forEach(queue::add);
    }
  }

  /// Takes away what was made for agents that are gone: removed while nobody looked, or while what
  /// was to be told of it did not answer.
  ///
  /// @throws dev.rouse.core.journal.JournalAway where the journal cannot be reached
  public void sweep() {
    world.owners().stream().map(Controller::key).filter(key -> !world.has(key)).forEach(queue::add);
    Set<AgentId> gone = new HashSet<>(registrar.registered());
    world.keys(Kind.AGENT).forEach(key -> gone.remove(new AgentId(key.namespace(), key.name())));
    gone.forEach(registrar::remove);
  }

  /// Looks who has spent a budget, or may spend again.
  ///
  /// @throws dev.rouse.core.journal.JournalAway where the journal cannot be reached
  public void lookAtBudgets() {
    budgets.look(clock.instant()).forEach(agent -> queue.add(key(agent)));
  }

  /// Asks tool servers that are due what they offer.
  public void askToolServers() throws InterruptedException {
    servers.look(clock.instant()).forEach(queue::add);
  }

  /// Something in the world has changed.
  public void changed(Key key) {
    switch (key.kind()) {
      case AGENT, AGENT_TEAM, MODEL_CONFIG, TOOL -> queue.add(key);
      case NAMESPACE, CONFIG_MAP, SECRET, SERVICE_ACCOUNT, EVENT, LEASE -> {}
      case ROLE_BINDING, CLUSTER_ROLE_BINDING, NETWORK_POLICY -> {}
      case SERVICE, REVISION, TRIGGER, SCALED_OBJECT -> {}
    }
    world.owner(key).map(Controller::key).ifPresent(queue::add);
    uses.of(key).forEach(queue::add);
    if (key.equals(Platform.key(systemNamespace))) {
      all();
    }
  }

  private static Key key(AgentId agent) {
    return new Key(Kind.AGENT, agent.namespace(), agent.name());
  }

  private void work() {
    while (!ending) {
      try {
        queue.take(LOOK).ifPresent(this::look);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void look(Key key) {
    try {
      rounds.increment();
      round(key);
    } catch (ApiFailure failed) {
      LOG.atWarn()
          .addKeyValue("resource", key)
          .addKeyValue("problem", String.valueOf(failed.getMessage()))
          .log("a round failed");
      again(key, Retry.api(failed));
    } catch (RuntimeException bug) {
      LOG.atError().addKeyValue("resource", key).setCause(bug).log("a round failed");
      again(key, Retry.bug());
    } finally {
      queue.done(key);
    }
  }

  private void again(Key key, Retry retry) {
    failures.increment();
    var wait = backoff.failed(key);
    queue.add(key, retry.after().filter(after -> after.compareTo(wait) > 0).orElse(wait));
  }

  private void round(Key key) {
    var seen = world.get(key);
    if (key.kind() != Kind.AGENT) {
      seen.ifPresent(resources::look);
      backoff.succeeded(key);
      return;
    }
    var agent = new AgentId(key.namespace(), key.name());
    if (seen.isEmpty()) {
      gone(key, agent);
    } else if (seen.get().deletedAt().isPresent()) {
      end(agent, seen.get());
    } else if (Farewell.holds(seen.get())) {
      agent(agent, seen.get());
    } else {
      farewell.hold(seen.get());
    }
  }

  private void agent(AgentId agent, Entity object) {
    var outcome = new AgentRound(with, agent).look(object);
    outcome.next().map(Controller::key).ifPresent(queue::add);
    if (outcome.again()) {
      queue.add(object.key());
    }
    if (outcome.failure().isPresent()) {
      again(object.key(), outcome.failure().get());
    } else {
      backoff.succeeded(object.key());
    }
  }

  private void end(AgentId agent, Entity object) {
    if (Farewell.holds(object)) {
      farewell
          .bid(agent, object, object.deletedAt().orElseThrow())
          .ifPresent(again -> queue.add(object.key(), again));
    }
  }

  private void gone(Key key, AgentId agent) {
    uses.put(key, Set.of());
    backoff.succeeded(key);
    rollout.leave(agent).map(Controller::key).ifPresent(queue::add);
    // What it owned goes with it, what is in other namespaces does not.
    with.applier().prune(agent, Set.of());
    with.hosting().close(agent.namespace());
  }

  /// How many things wait to be looked at.
  public int waiting() {
    return queue.size();
  }

  /// Whether nothing is to be done now.
  public boolean idle() {
    return queue.idle();
  }

  public long rounds() {
    return rounds.sum();
  }

  public long failures() {
    return failures.sum();
  }

  /// Whether every worker works.
  public boolean alive() {
    return workers.stream().allMatch(Thread::isAlive);
  }

  /// Ends what is being looked at, and stops.
  @Override
  public void close() {
    ending = true;
    for (var worker : workers) {
      try {
        var _ = worker.join(Duration.ofSeconds(10));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
