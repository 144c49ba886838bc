package dev.rouse.journal.told;

import dev.rouse.core.journal.Told;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.stored.OutcomeJson;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.stored.SessionLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells a run something from outside.
public final class Tells {
  /// Whoever may end a run locks its session before it.
  private static final Sql LOCK_SESSION = Sql.of(SessionLock.OF_RUN);

  private static final Sql ENDED =
      Sql.of(
          """
          select s.body -> 'outcome' as outcome
          from rouse.runs r
          left join rouse.steps s on r.ended is not null
            and s.namespace = r.namespace and s.run = r.id and s.seq = r.seq
          where r.namespace = :namespace and r.id = :run
          """);

  private final Database database;

  public Tells(Database database) {
    this.database = database;
  }

  public Told tell(RunRef run, Input input) {
    return input instanceof Input.Cancelled cancelled
        ? database.atomically(connection -> cancel(connection, run, cancelled))
        : database.once(connection -> tell(connection, run, input));
  }

  /// Tells it as part of a larger transaction.
  public static Told tell(Connection connection, RunRef run, Input input) throws SQLException {
    return Inputs.tell(connection, new Tell(run, input))
        ? new Told.Delivered()
        : whyNot(connection, run);
  }

  /// Cancels it as part of a larger transaction, which has locked no run yet.
  public static Told cancel(Connection connection, RunRef run, Input.Cancelled cancelled)
      throws SQLException {
    LOCK_SESSION
        .on(connection)
        .set("namespace", run.namespace())
        .set("run", run.id().value())
        .run();
    return Unbegun.end(connection, Map.of(run, cancelled)).isEmpty()
        ? tell(connection, run, cancelled)
        : new Told.Delivered();
  }

  private static Told whyNot(Connection connection, RunRef run) throws SQLException {
    List<Optional<Outcome>> found =
        ENDED
            .on(connection)
            .set("namespace", run.namespace())
            .set("run", run.id().value())
            .list(Tells::outcome);
    if (found.isEmpty()) {
      return new Told.NoSuchRun();
    }
    return found.getFirst().<Told>map(Told.Over::new).orElseGet(Told.Delivered::new);
  }

  private static Optional<Outcome> outcome(Row row) throws SQLException {
    return row.maybeObject("outcome").map(OutcomeJson::read);
  }
}
