package dev.rouse.journal.people;

import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.listing.Listed;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import dev.rouse.journal.stored.TaskRow;
import dev.rouse.journal.stored.ViewRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tasks, those that wait included.
public final class Tasks {
  private static final NewestTasks<TaskSummary> NEWEST =
      new NewestTasks<>(TaskSummary.OF_RUN, List.of(), TaskSummary::read);

  private static final String VIEW =
      "select " + TaskRow.COLUMNS + ", t.run, r.ended_at, " + ViewRow.COLUMNS;

  private static final String FROM =
      "from rouse.tasks t join rouse.runs r on r.namespace = t.namespace and r.id = t.run "
          + ViewRow.JOIN;

  private static final Sql BY_ID = Sql.of(VIEW, FROM, "where t.id = :id");

  private static final Sql BY_REF =
      Sql.of(VIEW, FROM, "where t.namespace = :namespace and t.id = :id");

  private final Database database;

  public Tasks(Database database) {
    this.database = database;
  }

  /// The newest tasks.
  ///
  /// @param stages only those that stand so; none: all
  public Listed<TaskSummary> list(Scope scope, Set<Stage> stages, Page page) {
    return NEWEST.page(database, scope, stages, page);
  }

  public Optional<TaskView> get(RunRef task) {
    return database.once(connection ->
        BY_REF
            .on(connection)
            .set("namespace", task.namespace())
            .set("id", task.id().value())
            .first(Tasks::view));
  }

  /// The task with this id, whatever its namespace.
  ///
  /// An id follows from the agent and its event, so only one namespace can hold it honestly: a row
  /// that another one's agent has written under it is not taken for the task.
  public Optional<TaskView> find(RunId id) {
    return database
        .once(connection -> BY_ID.on(connection).set("id", id.value()).list(Tasks::view))
        .stream()
        .filter(found -> isHonest(found, id))
        .findFirst();
  }

  private static boolean isHonest(TaskView found, RunId id) {
    var event = found.task().event();
    return RunId.of(found.task().agent(), event.source(), event.id()).equals(id);
  }

  private static TaskView view(Row row) throws SQLException {
    return new TaskView(
        TaskRow.read(row),
        new RunId(row.text("run")),
        ViewRow.read(row),
        row.maybeInstant("ended_at"));
  }
}
