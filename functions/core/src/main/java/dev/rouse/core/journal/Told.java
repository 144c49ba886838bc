package dev.rouse.core.journal;

import dev.rouse.core.step.Outcome;

/// Whether a run could be told something.
public sealed interface Told {

  /// It will hear it; or, cancelled before anyone began it, it has ended with it.
  record Delivered() implements Told {}

  /// It had ended.
  record Over(Outcome outcome) implements Told {}

  /// There is no such run.
  record NoSuchRun() implements Told {}
}
