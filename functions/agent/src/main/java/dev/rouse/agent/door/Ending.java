package dev.rouse.agent.door;

import dev.rouse.core.step.Outcome;

/// What waiting for a run brought.
sealed interface Ending {

  /// It is over, by its step `seq`.
  record Over(int seq, Outcome outcome) implements Ending {}

  /// It is accepted and goes on without anybody waiting.
  record Later() implements Ending {}
}
