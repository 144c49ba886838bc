package dev.rouse.scaler.watch;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.registry.AgentNames;
import java.util.Map;
import java.util.Set;

/// What is read, over and over.
public interface Source {

  /// The due runs of every agent that has any.
  Map<AgentId, Integer> backlog();

  /// Every agent there is.
  Set<AgentId> agents();

  static Source of(Journal journal, AgentNames names) {
    return new Source() {
      @Override
      public Map<AgentId, Integer> backlog() {
        return journal.backlog();
      }

      @Override
      public Set<AgentId> agents() {
        return names.refresh();
      }
    };
  }
}
