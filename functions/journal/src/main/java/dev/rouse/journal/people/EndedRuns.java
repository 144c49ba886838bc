package dev.rouse.journal.people;

import dev.rouse.core.task.AgentId;
import java.time.Instant;
import java.util.List;

/// The runs that have ended in some time.
///
/// @param until where to count on from
public record EndedRuns(Instant until, List<Count> counts) {
  public EndedRuns {
    counts = List.copyOf(counts);
  }

  /// One agent's that ended one way.
  ///
  /// @param seconds from their tasks' acceptance to their ends, in all
  public record Count(AgentId agent, Stage outcome, int runs, double seconds) {}
}
