package dev.rouse.journal.people;

import dev.rouse.core.journal.RunView;
import dev.rouse.core.step.Entry;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.Task;
import dev.rouse.journal.human.AskView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A run with all that the journal knows of it.
///
/// @param joined the other tasks that it works on
public record WholeRun(
    Task task,
    RunView view,
    Optional<Instant> endedAt,
    List<Entry> steps,
    List<TimedInput> inputs,
    List<AskView> asks,
    List<RunId> joined) {
  public WholeRun {
    steps = List.copyOf(steps);
    inputs = List.copyOf(inputs);
    asks = List.copyOf(asks);
    joined = List.copyOf(joined);
  }
}
