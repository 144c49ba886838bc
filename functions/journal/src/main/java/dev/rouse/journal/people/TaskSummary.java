package dev.rouse.journal.people;

import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.stored.TaskRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// A task as a list shows it.
///
/// @param run the run that works on it: its own, or the one that it joined
public record TaskSummary(
    RunRef task,
    AgentId agent,
    RunId run,
    Stage stage,
    Cause cause,
    Optional<String> session,
    Instant acceptedAt,
    Optional<Instant> endedAt) {

  /// Of `rouse.tasks t`.
  static final String OF_TASK =
      "t.namespace, t.id, t.agent, t.run, t.event, t.session as session_key, t.accepted_at";

  /// Of its `rouse.runs r`.
  static final String OF_RUN = "r.ended_at, " + Stage.COLUMN + " as stage";

  static TaskSummary read(Row row) throws SQLException {
    return new TaskSummary(
        new RunRef(row.text("namespace"), new RunId(row.text("id"))),
        TaskRow.agent(row),
        new RunId(row.text("run")),
        Stage.valueOf(row.text("stage")),
        Cause.read(row),
        row.maybeText("session_key"),
        row.instant("accepted_at"),
        row.maybeInstant("ended_at"));
  }
}
