package dev.rouse.simulation.memory;

/// What the journal can be made to leave out of an end, so that tests see it missed.
public enum Omission {
  /// The next run of the session becomes due.
  NEXT_OF_SESSION,

  /// The run that asked for this one is told.
  ANSWER_TO_PARENT
}
