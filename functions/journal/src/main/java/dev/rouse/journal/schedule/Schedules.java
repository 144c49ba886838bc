package dev.rouse.journal.schedule;

import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The last tick of each schedule that was taken in.
public final class Schedules {

  /// A schedule of an agent.
  ///
  /// @param id what makes it this one among its agent's
  public record Schedule(AgentId agent, String id) {}

  /// Forgets first: a schedule that comes back begins anew.
  private static final Sql KEEP =
      Sql.of(
          """
          with named as (
            select * from unnest(:namespaces::text[], :agents::text[], :ids::text[])
              as n(namespace, agent, id)
          ), forgotten as (
            delete from rouse.schedules s
            where not exists (
              select from named n
              where n.namespace = s.namespace and n.agent = s.agent and n.id = s.id)
          ), begun as (
            insert into rouse.schedules (namespace, agent, id, taken)
            select namespace, agent, id, :now::timestamptz
            from named
            order by namespace, agent, id
            on conflict do nothing
            returning namespace, agent, id, taken
          )
          select namespace, agent, id, taken from begun
          union all
          select s.namespace, s.agent, s.id, s.taken
          from rouse.schedules s
          join named n on n.namespace = s.namespace and n.agent = s.agent and n.id = s.id
          """);

  private static final Sql TAKEN =
      Sql.of(
          """
          update rouse.schedules s set taken = greatest(s.taken, t.tick)
          from (
            select * from unnest(:namespaces::text[], :agents::text[], :ids::text[],
              :ticks::timestamptz[]) as t(namespace, agent, id, tick)
          ) t
          where s.namespace = t.namespace and s.agent = t.agent and s.id = t.id
          """);

  private record Kept(Schedule schedule, Instant taken) {}

  private final Database database;

  public Schedules(Database database) {
    this.database = database;
  }

  /// Keeps exactly these: a new one counts its ticks from `now` on.
  ///
  /// @return since when each counts, or its last tick that was taken in
  public Map<Schedule, Instant> keep(Collection<Schedule> named, Instant now) {
    var kept = new HashMap<Schedule, Instant>();
    named.forEach(schedule -> kept.put(schedule, now));
    database
        .once(connection ->
            KEEP.on(connection)
                .set("namespaces", named.stream().map(s -> s.agent().namespace()).toList())
                .set("agents", named.stream().map(s -> s.agent().name()).toList())
                .set("ids", named.stream().map(Schedule::id).toList())
                .set("now", now)
                .list(Schedules::read))
        .forEach(each -> kept.put(each.schedule(), each.taken()));
    return kept;
  }

  /// Notes ticks that were taken in. A schedule that is gone by now is left alone.
  public void taken(Map<Schedule, Instant> ticks) {
    var all = new ArrayList<>(ticks.entrySet());
    database.perform(connection ->
        TAKEN
            .on(connection)
            .set("namespaces", all.stream().map(t -> t.getKey().agent().namespace()).toList())
            .set("agents", all.stream().map(t -> t.getKey().agent().name()).toList())
            .set("ids", all.stream().map(t -> t.getKey().id()).toList())
            .set("ticks", all.stream().map(Map.Entry::getValue).toList())
            .run());
  }

  private static Kept read(Row row) throws SQLException {
    var agent = new AgentId(row.text("namespace"), row.text("agent"));
    return new Kept(new Schedule(agent, row.text("id")), row.instant("taken"));
  }
}
