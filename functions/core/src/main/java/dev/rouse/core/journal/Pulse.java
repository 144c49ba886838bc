package dev.rouse.core.journal;

import dev.rouse.core.task.RunId;
import java.util.Map;

/// What a heartbeat answers.
public sealed interface Pulse {

  /// Still this process's: of each owned run, how many inputs it has.
  record Alive(Map<RunId, Integer> inputs) implements Pulse {
    public Alive {
      inputs = Map.copyOf(inputs);
    }
  }

  /// Another incarnation has taken the name: this one must stop.
  record Replaced() implements Pulse {}
}
