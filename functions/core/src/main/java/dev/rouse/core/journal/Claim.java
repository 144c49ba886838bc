package dev.rouse.core.journal;

import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.task.Task;
import java.util.List;

/// A run that is now the claimer's, whole.
///
/// @param attempt how often it was claimed since it last came further, this claim counted in
/// @param inputs the inputs that no step has heard yet
/// @param definition the agent's current definition
public record Claim(
    Task task,
    int epoch,
    int attempt,
    List<Entry> steps,
    List<Numbered> inputs,
    RegisteredAgent definition) {
  public Claim {
    steps = List.copyOf(steps);
    inputs = List.copyOf(inputs);
  }

  public int seq() {
    return steps.isEmpty() ? 0 : steps.getLast().seq();
  }
}
