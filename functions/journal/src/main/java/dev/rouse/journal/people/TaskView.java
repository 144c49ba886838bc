package dev.rouse.journal.people;

import dev.rouse.core.journal.RunView;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Task;
import java.time.Instant;
import java.util.Optional;

/// A task and how it stands.
///
/// @param run the run that works on it: its own, or the one that it joined
/// @param view how that run stands, with its outcome once it has ended
public record TaskView(Task task, RunId run, RunView view, Optional<Instant> endedAt) {

  public RunRef runRef() {
    return new RunRef(task.agent().namespace(), run);
  }
}
