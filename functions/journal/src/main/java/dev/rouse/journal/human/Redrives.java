package dev.rouse.journal.human;

import dev.rouse.core.step.Input;
import dev.rouse.core.step.stored.InputJson;
import dev.rouse.core.step.stored.OutcomeJson;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Call;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.stored.SessionLock;
import dev.rouse.journal.told.Inputs;
import dev.rouse.journal.told.Tell;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Opens failed runs again, at the end of their sessions and from their last steps.
public final class Redrives {
  /// The run's children too: one that is about to end tells its parent where it sees it open, and
  /// has ended before this goes on where it does not.
  private static final Sql LOCK =
      Sql.of(
          SessionLock.OF_RUN + ";",
          """
          select 1
          from rouse.runs r
          where r.namespace = :namespace and r.id in (
            select :run
            union all
            select t.id
            from rouse.tasks t
            where t.namespace = :namespace and t.parent_run = :run)
          order by r.id
          for no key update;
          """);

  private static final Sql REOPEN =
      Sql.of(
          """
          with place as (
            select r.namespace, r.id, not exists (
                select from rouse.runs o
                where o.namespace = r.namespace and o.session = r.session and o.ended is null
              ) as first
            from rouse.runs r
            where r.namespace = :namespace and r.id = :run and r.ended = 'failed'
          ), head as (
            update rouse.runs r
            set ended = null, ended_at = null, attempts = 0, inputs = r.inputs + 1,
              place = nextval('rouse.places'), holds = p.first,
              due = case when p.first then now() end
            from place p
            where r.namespace = p.namespace and r.id = p.id
            returning r.namespace, r.id, r.agent, r.inputs, r.holds
          ), told as (
            insert into rouse.inputs (namespace, run, number, token, body)
            select h.namespace, h.id, h.inputs, :token, :body::json from head h
          ), revived as (
            delete from rouse.dead_letters d
            using head h
            where d.namespace = h.namespace and d.run = h.id
          ), noted as (
            select pg_notify('rouse_due', h.namespace || '/' || h.agent) from head h where h.holds
          )
          select h.id, (select count(*) from noted) as noted from head h
          """);

  /// A repeat finds the run open, and the word that opened it not heard yet.
  private static final Sql REOPENED =
      Sql.of(
          """
          select i.number
          from rouse.runs r
          join rouse.inputs i on i.namespace = r.namespace and i.run = r.id
          where r.namespace = :namespace and r.id = :run and r.ended is null
            and i.token = :token and i.number > r.heard
          """);

  private static final Sql CHILDREN =
      Sql.of(
          """
          select t.parent_call as call, s.body -> 'outcome' as outcome
          from rouse.tasks t
          join rouse.runs c on c.namespace = t.namespace and c.id = t.id
          join rouse.steps s on s.namespace = c.namespace and s.run = c.id and s.seq = c.seq
          where t.namespace = :namespace and t.parent_run = :run and c.ended is not null
          order by c.place
          """);

  private final Database database;

  public Redrives(Database database) {
    this.database = database;
  }

  public boolean redrive(RunRef run, Input.Redriven by) {
    return database.atomically(connection -> {
      of(LOCK, connection, run, by).run();
      boolean open =
          !of(REOPEN, connection, run, by).list(row -> row.text("id")).isEmpty()
              || !of(REOPENED, connection, run, by).list(row -> row.number("number")).isEmpty();
      if (open) {
        Inputs.tell(connection, answers(connection, run));
      }
      return open;
    });
  }

  /// What its children said while it was over, and nobody heard.
  private static List<Tell> answers(Connection connection, RunRef run) throws SQLException {
    return CHILDREN
        .on(connection)
        .set("namespace", run.namespace())
        .set("run", run.id().value())
        .list(child -> new Tell(run, answer(child)));
  }

  private static Input answer(Row child) throws SQLException {
    var outcome = OutcomeJson.read(child.object("outcome"));
    return new Input.ChildEnded(child.text("call"), outcome);
  }

  private static Call of(Sql sql, Connection connection, RunRef run, Input.Redriven by)
      throws SQLException {
    return sql.on(connection)
        .set("namespace", run.namespace())
        .set("run", run.id().value())
        .set("token", by.identity())
        .set("body", InputJson.write(by));
  }
}
