package dev.rouse.controller.loop;

import dev.rouse.core.task.AgentId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.LongSupplier;

/// Lets a new default image into a few agents at a time: each new Revision starts a pod, and an
/// image that does not run should not reach everyone at once. An agent that does not become ready
/// keeps its place for a while.
final class Rollout {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final int most;
  private final LongSupplier nanos;
  private final Map<AgentId, Long> rolling = new HashMap<>();
  private final Queue<AgentId> line = new ArrayDeque<>();
  private final Set<AgentId> waiting = new HashSet<>();

  Rollout(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  synchronized boolean holds(AgentId agent) {
    return rolling.containsKey(agent);
  }

  /// Whether it may roll now; if not, it stands in line.
  synchronized boolean enter(AgentId agent) {
    long now = nanos.getAsLong();
    rolling.values().removeIf(since -> now - since > LONGEST.toNanos());
    if (rolling.containsKey(agent) || rolling.size() < most) {
      rolling.putIfAbsent(agent, now);
      if (waiting.remove(agent)) {
        line.remove(agent);
      }
      return true;
    }
    if (waiting.add(agent)) {
      line.add(agent);
    }
    return false;
  }

  /// It is through, or gone. Whoever comes next is to be looked at.
  synchronized Optional<AgentId> leave(AgentId agent) {
    if (waiting.remove(agent)) {
      line.remove(agent);
    }
    if (rolling.remove(agent) == null) {
      return Optional.empty();
    }
    var next = Optional.ofNullable(line.poll());
    next.ifPresent(waiting::remove);
    return next;
  }
}
