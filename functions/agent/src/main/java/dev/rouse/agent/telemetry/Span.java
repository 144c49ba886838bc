package dev.rouse.agent.telemetry;

import dev.rouse.core.json.Json;
import java.time.Instant;
import java.util.Optional;

/// Something that was done, from when to when.
///
/// @param parent the span that caused it; empty where none did
record Span(
    Kind kind,
    String name,
    String trace,
    String id,
    String parent,
    Instant begun,
    Instant ended,
    Json.Obj attributes,
    Optional<Failing> failing) {

  /// Why it failed.
  ///
  /// @param type one of a few words
  record Failing(String type, String message) {
    static final Failing INTERRUPTED = new Failing("interrupted", "cancelled, or its process left");
  }

  /// What it is, in OTLP's numbers.
  enum Kind {
    INTERNAL(1),
    CLIENT(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }
}
