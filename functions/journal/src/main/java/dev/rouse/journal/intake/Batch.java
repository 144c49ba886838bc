package dev.rouse.journal.intake;

import dev.rouse.core.task.Taken;
import java.util.List;

/// What became of a batch of offers, one for each, and what was written of it.
record Batch(List<Taken> taken, List<NewTasks.Written> written) {
  Batch {
    taken = List.copyOf(taken);
    written = List.copyOf(written);
  }
}
