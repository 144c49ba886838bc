package dev.rouse.cli.process;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.task.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The processes of all agents.
public final class Keepers {
  private final Launcher launcher;
  private final Consumer<Happening> told;
  private final Map<AgentId, Keeper> keepers = new TreeMap<>();
  private boolean stopped;

  public Keepers(Launcher launcher, Consumer<Happening> told) {
    this.launcher = launcher;
    this.told = told;
  }

  /// One round for every agent: those that are no longer there are stopped.
  public synchronized void round(
      Map<AgentId, Definition> agents, Map<AgentId, Integer> backlog, Instant now) {
    if (stopped) {
      return;
    }
    agents.forEach((id, definition) -> {
      var scaling = definition.agent().scaling();
      keepers
          .computeIfAbsent(id, agent -> new Keeper(agent, launcher, told, now))
          .round(scaling, backlog.getOrDefault(id, 0), now);
    });
    keepers.forEach((id, keeper) -> {
      if (!agents.containsKey(id)) {
        var _ = keeper.stopAll();
      }
    });
    keepers.entrySet().removeIf(kept -> !agents.containsKey(kept.getKey()));
  }

  /// Stops every process for good, and those at once that have not drained by then.
  public synchronized void stop(Duration grace) throws InterruptedException {
    stopped = true;
    List<Process> left = new ArrayList<>();
    keepers.values().forEach(keeper -> left.addAll(keeper.stopAll()));
    long until = System.nanoTime() + grace.toNanos();
    for (var process : left) {
      long nanos = Math.max(0, until - System.nanoTime());
      if (!process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
        var _ = process.destroyForcibly();
      }
    }
  }

  /// Where the processes of an agent listen.
  public synchronized List<Integer> ports(AgentId agent) {
    var keeper = keepers.get(agent);
    return keeper == null ? List.of() : keeper.ports();
  }

  /// The processes of every agent that has any.
  public synchronized Map<AgentId, List<Process>> processes() {
    var all = new TreeMap<AgentId, List<Process>>();
    keepers.forEach((agent, keeper) -> {
      if (!keeper.processes().isEmpty()) {
        all.put(agent, keeper.processes());
      }
    });
    return all;
  }
}
