package dev.rouse.journal.people;

import dev.rouse.core.journal.Spent;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunId;
import java.time.Instant;
import java.util.Optional;

/// An agent as a list shows it.
///
/// @param hash names its current definition
/// @param backlog its due runs, as they count for waking it
/// @param open its runs that have not ended, those included that wait or stand behind others
/// @param spent since the instant that was asked about
public record AgentSummary(
    AgentId agent,
    String hash,
    boolean suspended,
    int backlog,
    int open,
    Optional<LastRun> lastRun,
    Spent spent) {

  /// The newest of its runs.
  public record LastRun(RunId run, Stage stage, Instant acceptedAt) {}
}
