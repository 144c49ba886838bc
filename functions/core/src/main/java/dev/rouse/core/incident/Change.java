package dev.rouse.core.incident;

import dev.rouse.core.step.Input;
import dev.rouse.core.task.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What becomes of an incident, all of it or nothing.
///
/// @param tell what its run is told
/// @param cancel why its run, which nobody has begun, is not needed any more
/// @param begin the event with which its next run begins
/// @param lookAt when to look at it again, though nothing is heard of it
/// @param what in one word, for whoever counts
public record Change(
    Incident incident,
    Storm storm,
    List<Input.News> tell,
    Optional<Input.Cancelled> cancel,
    Optional<Event> begin,
    Optional<Instant> lookAt,
    What what) {
  public Change {
    tell = List.copyOf(tell);
  }

  /// What was decided.
  public enum What {
    /// A run begins.
    BEGUN,
    /// Its run is told.
    TOLD,
    /// It is over: resolved, or nothing was heard of it for too long.
    CLOSED,
    /// Too many begin at once: the agent is told of this one later, with others.
    HELD_BACK,
    /// A run has looked at the same alerts a short time ago.
    COOLING_DOWN,
    /// A repeat, or a late copy: there is nothing to do.
    NOTHING_NEW
  }
}
