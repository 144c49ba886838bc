package dev.rouse.core.machine;

import dev.rouse.core.run.RunState;
import dev.rouse.core.step.Entry;
import java.util.List;

/// What the machine decided: the steps to journal, the state after them, the effect after that.
public record Transition(RunState state, List<Entry> entries, Next next) {
  public Transition {
    entries = List.copyOf(entries);
  }
}
