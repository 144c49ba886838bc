package dev.rouse.scaler.watch;

import dev.rouse.core.task.AgentId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What was read of the journal.
///
/// @param backlog the due runs of every agent that has any
/// @param agents every agent there is
record Reading(Map<AgentId, Integer> backlog, Set<AgentId> agents) {
  static final Reading NOTHING = new Reading(Map.of(), Set.of());

  Reading {
    backlog = Map.copyOf(backlog);
    agents = Set.copyOf(agents);
  }

  boolean active(AgentId agent) {
    return backlog.getOrDefault(agent, 0) > 0;
  }

  /// The agents to be woken now: those that had nothing before, and those that got something more
  /// since, which may have had nothing in between.
  Set<AgentId> toWake(Reading before, Set<AgentId> due) {
    return backlog.keySet().stream()
        .filter(this::active)
        .filter(agent -> due.contains(agent) || !before.active(agent))
        .collect(Collectors.toUnmodifiableSet());
  }
}
