package dev.rouse.journal.human;

import dev.rouse.core.journal.Verdict;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.stored.InputJson;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.told.Inputs;
import dev.rouse.journal.told.Tell;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Decides asks. Under the run's lock, so that neither its end nor an expiry comes between.
public final class Decisions {
  private static final Sql LOCK =
      Sql.of(
          "select 1 from rouse.runs where namespace = :namespace and id = :run for no key update");

  private static final Sql ASK =
      Sql.of(
          "select a.hash, a.deadline, a.decision, " + AskView.OVER + " as over",
          """
          from rouse.asks a
          join rouse.runs r on r.namespace = a.namespace and r.id = a.run
          where a.namespace = :namespace and a.run = :run and a.id = :ask
          """);

  private static final Sql DECIDE =
      Sql.of(
          """
          update rouse.asks set decision = :decision::json, decided_at = now()
          where namespace = :namespace and run = :run and id = :ask
          """);

  private record Found(
      String hash, Instant deadline, Optional<Input.Decided> decision, boolean over) {}

  private final Database database;

  public Decisions(Database database) {
    this.database = database;
  }

  public Verdict decide(RunRef run, String ask, String hash, Input.Decided decision) {
    return database.atomically(connection -> {
      LOCK.on(connection).set("namespace", run.namespace()).set("run", run.id().value()).run();
      var verdict =
          ASK.on(connection)
              .set("namespace", run.namespace())
              .set("run", run.id().value())
              .set("ask", ask)
              .first(Decisions::found)
              .map(found -> judge(found, hash))
              .orElseGet(Verdict.NoSuchAsk::new);
      if (verdict instanceof Verdict.Accepted) {
        write(connection, run, ask, decision);
      }
      return verdict;
    });
  }

  private static Verdict judge(Found ask, String hash) {
    if (ask.decision().isPresent()) {
      return new Verdict.Already(ask.decision().get());
    }
    if (!ask.hash().equals(hash)) {
      return new Verdict.OtherArguments(ask.hash());
    }
    return ask.over() ? new Verdict.TooLate(ask.deadline()) : new Verdict.Accepted();
  }

  private static void write(Connection connection, RunRef run, String ask, Input.Decided decision)
      throws SQLException {
    DECIDE
        .on(connection)
        .set("namespace", run.namespace())
        .set("run", run.id().value())
        .set("ask", ask)
        .set("decision", InputJson.write(decision))
        .run();
    if (!Inputs.tell(connection, new Tell(run, decision))) {
      throw new IllegalStateException("an open ask's run did not hear its decision: " + run);
    }
  }

  private static Found found(Row row) throws SQLException {
    return new Found(
        row.text("hash"),
        row.instant("deadline"),
        row.maybeObject("decision").map(json -> (Input.Decided) InputJson.read(json)),
        row.flag("over"));
  }
}
