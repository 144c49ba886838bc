package dev.rouse.core.incident;

import java.time.Instant;

/// How the last run of an incident stands.
public sealed interface CurrentRun {

  /// There has been none.
  record None() implements CurrentRun {}

  /// Nobody has begun it.
  ///
  /// @param own whether it works on this incident alone; not where the task joined another's run
  record Queued(boolean own) implements CurrentRun {}

  /// It goes on, and hears what it is told.
  record Going() implements CurrentRun {}

  record Ended(Instant at) implements CurrentRun {}
}
