package dev.rouse.journal.people;

import dev.rouse.core.journal.RunView;
import dev.rouse.core.step.stored.InputJson;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Call;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.human.AskView;
import dev.rouse.journal.listing.Listed;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import dev.rouse.journal.stored.StepRows;
import dev.rouse.journal.stored.TaskRow;
import dev.rouse.journal.stored.ViewRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs: listed, whole, and followed while they go on.
public final class Runs {
  private static final NewestTasks<RunSummary> NEWEST =
      new NewestTasks<>(RunSummary.OF_RUN, List.of("t.run = t.id"), RunSummary::read);

  private static final String ONE = "where r.namespace = :namespace and r.id = :run";

  private static final Sql HEAD =
      Sql.of(
          "select " + TaskRow.COLUMNS + ", r.ended_at, " + ViewRow.COLUMNS,
          "from rouse.runs r join rouse.tasks t on t.namespace = r.namespace and t.id = r.id",
          ViewRow.JOIN,
          ONE);

  private static final Sql VIEW =
      Sql.of("select " + ViewRow.COLUMNS + " from rouse.runs r", ViewRow.JOIN, ONE);

  private static final Sql STEPS =
      Sql.of(
          """
          select s.seq, s.epoch, s.at, s.definition, s.body
          from rouse.steps s
          where s.namespace = :namespace and s.run = :run and s.seq > :after
          order by s.seq
          limit :limit
          """);

  private static final Sql INPUTS =
      Sql.of(
          """
          select i.number, i.at, i.body
          from rouse.inputs i
          where i.namespace = :namespace and i.run = :run
          order by i.number
          """);

  private static final Sql ASKS =
      Sql.of(
          "select " + AskView.COLUMNS,
          """
          from rouse.asks a
          join rouse.runs r on r.namespace = a.namespace and r.id = a.run
          where a.namespace = :namespace and a.run = :run
          order by a.seq, a.id
          """);

  private static final Sql JOINED =
      Sql.of(
          """
          select t.id
          from rouse.tasks t
          where t.namespace = :namespace and t.run = :run and t.id <> t.run
          order by t.accepted_at, t.id
          """);

  private static final Sql LOOK =
      Sql.of(
          "select r.namespace, r.id, " + ViewRow.COLUMNS,
          """
          from unnest(:namespaces::text[], :runs::text[]) as o(namespace, run)
          join rouse.runs r on r.namespace = o.namespace and r.id = o.run
          """,
          ViewRow.JOIN);

  private record Seen(RunRef run, RunView view) {}

  private final Database database;

  public Runs(Database database) {
    this.database = database;
  }

  /// The runs of the newest tasks.
  ///
  /// @param stages only those that stand so; none: all
  public Listed<RunSummary> list(Scope scope, Set<Stage> stages, Page page) {
    return NEWEST.page(database, scope, stages, page);
  }

  /// All there is of one run.
  public Optional<WholeRun> whole(RunRef run) {
    return database.consistently(connection -> {
      Optional<WholeRun> head = of(HEAD, connection, run).first(Runs::head);
      return head.isEmpty() ? head : Optional.of(whole(connection, run, head.get()));
    });
  }

  private static WholeRun whole(Connection connection, RunRef run, WholeRun head)
      throws SQLException {
    return new WholeRun(
        head.task(),
        head.view(),
        head.endedAt(),
        of(STEPS, connection, run)
            .set("after", 0)
            .set("limit", Integer.MAX_VALUE)
            .list(StepRows::row),
        of(INPUTS, connection, run).list(Runs::input),
        of(ASKS, connection, run).list(AskView::read),
        of(JOINED, connection, run).list(row -> new RunId(row.text("id"))));
  }

  /// How a run stands, and its steps after `seq`: empty where there is no such run.
  public Optional<Followed> follow(RunRef run, int seq, int limit) {
    return database.consistently(connection -> {
      Optional<RunView> view = of(VIEW, connection, run).first(ViewRow::read);
      if (view.isEmpty()) {
        return Optional.empty();
      }
      var steps = of(STEPS, connection, run).set("after", seq).set("limit", limit);
      return Optional.of(new Followed(seq, steps.list(StepRows::row), view.get()));
    });
  }

  /// How many runs stand, for all who wait for one: those that are not there are left out.
  public Map<RunRef, RunView> look(Collection<RunRef> runs) {
    if (runs.isEmpty()) {
      return Map.of();
    }
    return database
        .once(connection ->
            LOOK.on(connection)
                .set("namespaces", runs.stream().map(RunRef::namespace).toList())
                .set("runs", runs.stream().map(RunRef::id).toList())
                .list(Runs::seen))
        .stream()
        .collect(Collectors.toMap(Seen::run, Seen::view, (same, _) -> same));
  }

  private static Call of(Sql sql, Connection connection, RunRef run) {
    return sql.on(connection).set("namespace", run.namespace()).set("run", run.id().value());
  }

  private static WholeRun head(Row row) throws SQLException {
    return new WholeRun(
        TaskRow.read(row),
        ViewRow.read(row),
        row.maybeInstant("ended_at"),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static TimedInput input(Row row) throws SQLException {
    return new TimedInput(
        row.number("number"), row.instant("at"), InputJson.read(row.object("body")));
  }

  private static Seen seen(Row row) throws SQLException {
    return new Seen(
        new RunRef(row.text("namespace"), new RunId(row.text("id"))), ViewRow.read(row));
  }
}
