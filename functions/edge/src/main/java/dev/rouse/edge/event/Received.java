package dev.rouse.edge.event;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a request's headers and body turned out to be.
public sealed interface Received {

  /// One CloudEvent, or a batch.
  record Events(List<Event> events) implements Received {
    public Events {
      events = List.copyOf(events);
    }
  }

  /// No CloudEvent: just a body. Whoever receives it gives it a name.
  record Plain(Optional<String> contentType, Optional<Json> data, Optional<String> dataBase64)
      implements Received {

    /// The event that it becomes.
    public Event named(String id, String source, String type) {
      return new Event(
          id,
          source,
          type,
          Optional.empty(),
          Optional.empty(),
          contentType,
          data,
          dataBase64,
          Map.of());
    }
  }

  /// It cannot be read.
  record Refused(Problem problem) implements Received {}
}
