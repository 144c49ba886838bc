package dev.rouse.core.journal;

import dev.rouse.core.step.Input;
import java.time.Instant;

/// Whether a decision counts.
public sealed interface Verdict {

  record Accepted() implements Verdict {}

  /// Somebody had decided it.
  record Already(Input.Decided decision) implements Verdict {}

  /// Its deadline has passed, or its run has ended without it.
  record TooLate(Instant deadline) implements Verdict {}

  /// It was asked about other arguments.
  record OtherArguments(String hash) implements Verdict {}

  record NoSuchAsk() implements Verdict {}
}
