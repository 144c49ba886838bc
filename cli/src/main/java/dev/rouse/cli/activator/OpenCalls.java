package dev.rouse.cli.activator;

import dev.rouse.core.task.AgentId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// How many calls of each agent have not been answered.
final class OpenCalls {
  private final ConcurrentMap<AgentId, Integer> open = new ConcurrentHashMap<>();

  void begin(AgentId agent) {
    var _ = open.merge(agent, 1, Integer::sum);
  }

  void end(AgentId agent) {
    var _ = open.computeIfPresent(agent, (_, calls) -> calls == 1 ? null : calls - 1);
  }

  Map<AgentId, Integer> now() {
    return Map.copyOf(open);
  }
}
