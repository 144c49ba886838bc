package dev.rouse.core.journal;

import dev.rouse.core.task.Taken;

/// What became of a task at the process that received it.
public sealed interface TakenHere {

  /// The process owns its run.
  record Owned(Claim claim) implements TakenHere {}

  /// It is not this process's to begin: whoever works on it, the row tells.
  record Elsewhere(Taken taken) implements TakenHere {}
}
