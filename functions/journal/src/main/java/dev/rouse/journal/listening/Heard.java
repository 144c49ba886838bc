package dev.rouse.journal.listening;

import dev.rouse.core.task.AgentId;
import java.util.Set;

/// What a listener heard.
public sealed interface Heard {

  /// These agents, since it last heard something.
  record Named(Channel channel, Set<AgentId> agents) implements Heard {
    public Named {
      agents = Set.copyOf(agents);
    }
  }

  /// Nothing in particular, but something may have been missed: time has passed, or the connection
  /// is a new one. Look at everything.
  record Anything() implements Heard {}
}
