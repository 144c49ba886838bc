package dev.rouse.journal.stored;

import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Parent;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.Task;
import dev.rouse.core.template.Template;
import dev.rouse.journal.database.Row;
import java.sql.SQLException;
import java.util.Optional;

/// A task as its row has it.
public final class TaskRow {
  /// Of `rouse.tasks t`.
  public static final String COLUMNS =
      """
      t.namespace, t.id, t.agent, t.event, t.message, t.session as session_key,
      t.parent_run, t.parent_call, t.accepted_at\
      """;

  private TaskRow() {}

  public static Task read(Row row) throws SQLException {
    return new Task(
        new RunId(row.text("id")),
        agent(row),
        Event.fromJson(row.object("event")),
        row.maybeText("message").map(Template::parse),
        row.maybeText("session_key"),
        parent(row),
        row.instant("accepted_at"));
  }

  public static AgentId agent(Row row) throws SQLException {
    return new AgentId(row.text("namespace"), row.text("agent"));
  }

  private static Optional<Parent> parent(Row row) throws SQLException {
    Optional<String> run = row.maybeText("parent_run");
    return run.isPresent()
        ? Optional.of(new Parent(new RunId(run.get()), row.text("parent_call")))
        : Optional.empty();
  }
}
