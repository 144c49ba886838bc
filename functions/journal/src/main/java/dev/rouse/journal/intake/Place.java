package dev.rouse.journal.intake;

import dev.rouse.core.task.RunId;

/// Where an offer comes to stand.
sealed interface Place {

  /// In a run of its own: first of its session, or behind others.
  record Own(boolean holds) implements Place {}

  /// As an input of the run that holds the session.
  record With(RunId holder) implements Place {}

  /// Nowhere: the agent rejects overlap.
  record Nowhere(RunId holder) implements Place {}
}
