package dev.rouse.journal.incident;

import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Digest;

/// One group of alerts of one agent.
public record IncidentRef(AgentId agent, String groupKey) {

  /// A group key knows no bound, an index does.
  String id() {
    return Digest.of(groupKey);
  }
}
