package dev.rouse.journal.people;

import dev.rouse.journal.database.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// A run as a list shows it.
///
/// @param attempts how often it was claimed since it last came further
/// @param unheard how many inputs it has not read yet
/// @param due from when on it may be claimed; empty while it sleeps, stands behind others or is
///   over
/// @param owner the process that works on it
public record RunSummary(
    TaskSummary task,
    int steps,
    int epoch,
    int attempts,
    int unheard,
    Optional<Instant> due,
    Optional<String> owner) {

  /// Of `rouse.runs r`.
  static final String OF_RUN =
      TaskSummary.OF_RUN
          + ", r.seq, r.epoch, r.attempts, r.inputs - r.heard as unheard, r.due, r.owner";

  static RunSummary read(Row row) throws SQLException {
    return new RunSummary(
        TaskSummary.read(row),
        row.number("seq"),
        row.number("epoch"),
        row.number("attempts"),
        row.number("unheard"),
        row.maybeInstant("due"),
        row.maybeText("owner"));
  }
}
