package dev.rouse.core.journal;

import dev.rouse.core.step.Outcome;
import java.util.Optional;

/// How a run stands, to whoever waits for it.
///
/// @param outcome present once it has ended
public record RunView(State state, int seq, int epoch, int attempts, Optional<Outcome> outcome) {

  /// Where a run is in its life.
  public enum State {
    /// Nobody has begun it.
    QUEUED,
    /// A process owns it, or may claim it.
    RUNNING,
    /// It sleeps until something comes.
    WAITING,
    ENDED
  }
}
