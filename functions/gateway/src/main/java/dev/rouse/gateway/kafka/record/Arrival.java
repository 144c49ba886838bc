package dev.rouse.gateway.kafka.record;

import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.Event;
import java.util.Map;
import java.util.function.Supplier;

/// A record as the filters see it.
public sealed interface Arrival {

  /// What it says of itself.
  ///
  /// @param whole reads the rest: most records concern nobody, and are read no further
  record Labelled(Map<String, String> attributes, Supplier<Whole> whole) implements Arrival {}

  /// Not even its attributes can be read.
  record Unreadable(Problem problem) implements Arrival {}

  /// A record that was read to its end.
  sealed interface Whole {
    record Read(Event event) implements Whole {}

    record Unreadable(Problem problem) implements Whole {}
  }
}
