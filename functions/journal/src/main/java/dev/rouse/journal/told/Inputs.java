package dev.rouse.journal.told;

import dev.rouse.core.step.stored.InputJson;
import dev.rouse.core.task.RunId;
import dev.rouse.journal.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Adds inputs to runs that go on. One that sleeps becomes due; an owner hears of them by itself.
public final class Inputs {
  private static final Sql TELL =
      Sql.of(
          // A statement of its own: what the next one sees of earlier inputs must be newer than the
          // lock.
          """
          select 1
          from rouse.runs r
          join unnest(:namespaces::text[], :runs::text[]) as o(namespace, run)
            on r.namespace = o.namespace and r.id = o.run
          order by r.namespace, r.id
          for no key update of r;
          """,
          """
          with offered as (
            select *
            from unnest(:namespaces::text[], :runs::text[], :tokens::text[], :onces::boolean[],
                :bodies::text[]) with ordinality as o(namespace, run, token, once, body, n)
          ), fresh as (
            select distinct on (o.namespace, o.run, o.token)
              o.namespace, o.run, o.token, o.body, o.n,
              r.holds and r.owner is null and (r.due is null or r.due > now()) as asleep
            from offered o
            join rouse.runs r on r.namespace = o.namespace and r.id = o.run
            where r.ended is null and not exists (
              select from rouse.inputs i
              where i.namespace = o.namespace and i.run = o.run and i.token = o.token
                and (o.once or i.number > r.heard))
            order by o.namespace, o.run, o.token, o.n
          ), grown as (
            select namespace, run, asleep, count(*)::int as more
            from fresh
            group by namespace, run, asleep
          ), head as (
            update rouse.runs r
            set inputs = r.inputs + g.more, due = case when g.asleep then now() else r.due end
            from grown g
            where r.namespace = g.namespace and r.id = g.run
            returning r.namespace, r.id, r.agent, r.inputs - g.more as before, g.asleep
          ), told as (
            insert into rouse.inputs (namespace, run, number, token, body)
            select f.namespace, f.run,
              h.before + row_number() over (partition by f.namespace, f.run order by f.n),
              f.token, f.body::json
            from fresh f
            join head h on h.namespace = f.namespace and h.id = f.run
            returning run
          ), noted as (
            select pg_notify('rouse_due', w.namespace || '/' || w.agent)
            from (select distinct namespace, agent from head where asleep) w
          )
          select t.run, (select count(*) from noted) as noted
          from told t
          """);

  private Inputs() {}

  /// Tells each run its inputs, in order. Those that have ended, and repeats, are passed over.
  public static void tell(Connection connection, List<Tell> tells) throws SQLException {
    if (!tells.isEmpty()) {
      var _ = told(connection, tells);
    }
  }

  /// Whether the run could be told; not if it has ended, is not there, or has been told the same.
  public static boolean tell(Connection connection, Tell tell) throws SQLException {
    return !told(connection, List.of(tell)).isEmpty();
  }

  private static List<RunId> told(Connection connection, List<Tell> tells) throws SQLException {
    return TELL.on(connection)
        .set("namespaces", tells.stream().map(tell -> tell.run().namespace()).toList())
        .set("runs", tells.stream().map(tell -> tell.run().id()).toList())
        .set("tokens", tells.stream().map(tell -> tell.input().identity()).toList())
        .set("onces", tells.stream().map(tell -> tell.input().saidOnce()).toList())
        .set("bodies", tells.stream().map(tell -> InputJson.write(tell.input())).toList())
        .list(row -> new RunId(row.text("run")));
  }
}
