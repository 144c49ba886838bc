package dev.rouse.journal.run;

import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Process;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.stored.AgentRow;
import dev.rouse.journal.stored.InputRows;
import dev.rouse.journal.stored.StepRows;
import dev.rouse.journal.stored.TaskRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Hands due runs to a process.
public final class Claims {
  private static final double NEVER_AWAY_SECONDS = Duration.ofDays(36_500).toSeconds();
  private static final double NANOS = 1e9;

  private static final Sql CLAIM =
      Sql.of(
          """
          with silent as materialized (
            select now() - make_interval(secs => :silence) as before,
              greatest(rouse.up_since(), now() - make_interval(secs => :regained)) as anew
          ), picked as (
            select r.namespace, r.id
            from rouse.runs r
            where r.namespace = :namespace and r.agent = :agent and r.due <= now()
              and exists (
                select from rouse.processes me
                where me.namespace = r.namespace and me.agent = r.agent and me.name = :name
                  and me.incarnation = :incarnation)
              and exists (
                select from rouse.agents a
                where a.namespace = r.namespace and a.name = r.agent
                  and (r.owner is not null or not a.suspended))
              and case
                when r.owner is null then true
                -- Claimed after this statement began: by someone whose process it may not see.
                when r.owned_at > now() then false
                when r.owner = :name and r.incarnation = :incarnation
                  then r.id <> all (:known::text[])
                else not exists (
                  select from rouse.processes p, silent s
                  where p.namespace = r.namespace and p.agent = r.agent and p.name = r.owner
                    and p.incarnation = r.incarnation and greatest(p.beat, s.anew) > s.before)
              end
            order by r.due
            limit :slots
            for no key update of r skip locked
          ), claimed as (
            update rouse.runs r
            set epoch = r.epoch + 1, attempts = r.attempts + 1,
              owner = :name, incarnation = :incarnation, owned_at = now()
            from picked p
            where r.namespace = p.namespace and r.id = p.id
            returning r.namespace, r.id, r.agent, r.due, r.epoch, r.attempts, r.seq, r.heard,
              r.inputs
          )
          select c.epoch, c.attempts, c.seq, c.heard, c.inputs as told,
          """,
          String.join(", ", StepRows.COLUMN, InputRows.UNHEARD, AgentRow.COLUMNS, TaskRow.COLUMNS),
          """
          from claimed c
          join rouse.tasks t on t.namespace = c.namespace and t.id = c.id
          join rouse.agents a on a.namespace = c.namespace and a.name = c.agent
          order by c.due
          """);

  private static final Sql RELOAD =
      Sql.of(
          "select " + StepRows.COLUMN + ", " + InputRows.UNHEARD,
          "from rouse.runs c where c.namespace = :namespace and c.id = :run");

  /// A claim, and whether its steps and inputs are older than the head that was locked.
  private record Read(Claim claim, boolean stale) {}

  private final Database database;

  public Claims(Database database) {
    this.database = database;
  }

  public List<Claim> claim(Process process, int slots, Set<RunId> known) {
    double regained =
        database.regained().map(since -> since.toNanos() / NANOS).orElse(NEVER_AWAY_SECONDS);
    return database.once(connection -> {
      List<Read> claimed =
          CLAIM
              .on(connection)
              .set("namespace", process.agent().namespace())
              .set("agent", process.agent().name())
              .set("name", process.name())
              .set("incarnation", process.incarnation())
              .set("known", List.copyOf(known))
              .set("slots", slots)
              .set("silence", (double) Process.SILENT_AFTER.toSeconds())
              .set("regained", regained)
              .list(Claims::read);
      return fresh(connection, claimed);
    });
  }

  /// The statement sees steps as of its beginning, but locks a run as it is: where an append came
  /// between the two, the steps are read again.
  private static List<Claim> fresh(Connection connection, List<Read> claimed) throws SQLException {
    var claims = new ArrayList<Claim>();
    for (Read read : claimed) {
      claims.add(read.stale() ? reload(connection, read.claim()) : read.claim());
    }
    return claims;
  }

  private static Claim reload(Connection connection, Claim stale) throws SQLException {
    RunRef run = stale.task().ref();
    return RELOAD
        .on(connection)
        .set("namespace", run.namespace())
        .set("run", run.id().value())
        .first(row ->
            new Claim(
                stale.task(),
                stale.epoch(),
                stale.attempt(),
                StepRows.read(row),
                InputRows.read(row),
                stale.definition()))
        .orElseThrow();
  }

  private static Read read(Row row) throws SQLException {
    List<Numbered> inputs = InputRows.read(row);
    var claim =
        new Claim(
            TaskRow.read(row),
            row.number("epoch"),
            row.number("attempts"),
            StepRows.read(row),
            inputs,
            AgentRow.read(row));
    boolean inputsAsTold =
        inputs.isEmpty()
            ? row.number("told") == row.number("heard")
            : inputs.getLast().number() == row.number("told");
    return new Read(claim, claim.seq() != row.number("seq") || !inputsAsTold);
  }
}
