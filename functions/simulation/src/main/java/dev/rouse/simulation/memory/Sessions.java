package dev.rouse.simulation.memory;

import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The order of the runs that share a session. The first holds it, the others are not due.
final class Sessions {
  private final Map<Key, List<Run>> unended = new HashMap<>();

  private record Key(AgentId agent, String session) {}

  private static Optional<Key> key(AgentId agent, Optional<String> session) {
    return session.map(name -> new Key(agent, name));
  }

  /// Those that have not ended, in their order.
  List<Run> unended(AgentId agent, Optional<String> session) {
    return key(agent, session).map(key -> List.copyOf(runs(key))).orElse(List.of());
  }

  private List<Run> runs(Key key) {
    return unended.computeIfAbsent(key, _ -> new ArrayList<>());
  }

  /// Gives a run the last place; returns whether it holds the session.
  boolean join(Run run) {
    var key = key(run.task.agent(), run.task.session());
    key.ifPresent(present -> runs(present).add(run));
    return key.isEmpty() || runs(key.get()).getFirst() == run;
  }

  /// A run has ended; returns the one that holds the session now, where that one is new.
  Optional<Run> leave(Run run) {
    Task task = run.task;
    var runs = key(task.agent(), task.session()).map(this::runs).orElse(List.of());
    boolean held = !runs.isEmpty() && runs.getFirst() == run;
    if (!runs.isEmpty()) {
      runs.remove(run);
    }
    return held ? runs.stream().findFirst() : Optional.empty();
  }
}
