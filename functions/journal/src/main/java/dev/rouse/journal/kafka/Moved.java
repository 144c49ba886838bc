package dev.rouse.journal.kafka;

import dev.rouse.core.task.Taken;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What became of the stretches that were read.
public sealed interface Moved {

  /// The offsets stand after them, and their tasks are taken in: one answer for each.
  record On(List<Taken> taken) implements Moved {
    public On {
      taken = List.copyOf(taken);
    }
  }

  /// Nothing was written: another gateway has moved on.
  ///
  /// @param next where to read on, for each of these partitions that has moved
  /// @param ended partitions whose topic is not read any more
  record Elsewhere(Map<Partition, Long> next, Set<Partition> ended) implements Moved {
    public Elsewhere {
      next = Map.copyOf(next);
      ended = Set.copyOf(ended);
    }
  }
}
