package dev.rouse.journal.intake;

import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Parent;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.stored.AgentRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes tasks and their runs in one statement. A task that somebody else inserted meanwhile is
/// left out: the caller sees it missing.
final class NewTasks {
  private static final Sql INSERT =
      Sql.of(
          """
          with offered as (
            select *
            from unnest(:namespaces::text[], :ids::text[], :agents::text[], :runs::text[],
                :holds::boolean[], :sessions::text[], :keys::text[], :fingerprints::text[],
                :events::text[], :messages::text[], :parents::text[], :calls::text[])
              with ordinality as o(namespace, id, agent, run, holds, session, key, fingerprint,
                event, message, parent, call, n)
          ), host as (
            select p.namespace, p.agent, p.name, p.incarnation, a.hash, a.definition, a.suspended
            from rouse.processes p
            join rouse.agents a on a.namespace = p.namespace and a.name = p.agent
            where p.namespace = :hostNamespace and p.agent = :hostAgent and p.name = :host
              and p.incarnation = :incarnation and not a.suspended
          ), taken as (
            insert into rouse.tasks
              (namespace, id, agent, run, fingerprint, event, message, session, parent_run, parent_call)
            select namespace, id, agent, run, fingerprint, event::json, message, key, parent, call
            from offered
            order by namespace, id
            on conflict do nothing
            returning namespace, id, accepted_at
          ), begun as (
            insert into rouse.runs
              (namespace, id, agent, session, holds, due, epoch, attempts,
                owner, incarnation, owned_at)
            select o.namespace, o.id, o.agent, o.session, o.holds,
              case when o.holds then now() end,
              (h.name is not null)::int, (h.name is not null)::int,
              h.name, h.incarnation, case when h.name is not null then now() end
            from offered o
            join taken t on t.namespace = o.namespace and t.id = o.id
            left join host h on o.holds and h.namespace = o.namespace and h.agent = o.agent
            where o.run = o.id
            order by o.n
            returning namespace, id, agent, due, owner
          ), noted as (
            select pg_notify('rouse_due', w.namespace || '/' || w.agent)
            from (
              select distinct namespace, agent from begun where due is not null and owner is null
            ) w
          )
          select t.namespace, t.id, t.accepted_at, (select count(*) from noted) as noted,
          """,
          AgentRow.COLUMNS,
          """
          from taken t
          left join begun b on b.namespace = t.namespace and b.id = t.id
          left join host a on b.owner is not null
          """);

  /// @param owned the definition, where the process owns the run from this commit on
  record Written(RunRef task, Instant acceptedAt, Optional<RegisteredAgent> owned) {}

  private NewTasks() {}

  /// @param host the process that may own what begins at once
  static List<Written> write(Connection connection, List<Admitted> admitted, Optional<Process> host)
      throws SQLException {
    if (admitted.isEmpty()) {
      return List.of();
    }
    var named = admitted.stream().map(Admitted::named).toList();
    var offers = named.stream().map(Named::offer).toList();
    var sessions = offers.stream().map(SessionRef::of).toList();
    return INSERT
        .on(connection)
        .set("namespaces", offers.stream().map(offer -> offer.agent().namespace()).toList())
        .set("ids", named.stream().map(each -> each.task().id()).toList())
        .set("agents", offers.stream().map(offer -> offer.agent().name()).toList())
        .set("runs", admitted.stream().map(Admitted::run).toList())
        .set("holds", admitted.stream().map(Admitted::holds).toList())
        .set("sessions", sessions.stream().map(s -> s.map(SessionRef::id)).toList())
        .set("keys", offers.stream().map(Offer::session).toList())
        .set("fingerprints", named.stream().map(Named::fingerprint).toList())
        .set("events", offers.stream().map(Offer::event).map(Event::toJson).toList())
        .set("messages", offers.stream().map(Offer::message).toList())
        .set("parents", offers.stream().map(offer -> offer.parent().map(Parent::run)).toList())
        .set("calls", offers.stream().map(offer -> offer.parent().map(Parent::call)).toList())
        .set("hostNamespace", host.map(process -> process.agent().namespace()))
        .set("hostAgent", host.map(process -> process.agent().name()))
        .set("host", host.map(Process::name))
        .set("incarnation", host.map(Process::incarnation))
        .list(NewTasks::written);
  }

  private static Written written(Row row) throws SQLException {
    boolean owned = row.maybeText("hash").isPresent();
    return new Written(
        new RunRef(row.text("namespace"), new RunId(row.text("id"))),
        row.instant("accepted_at"),
        owned ? Optional.of(AgentRow.read(row)) : Optional.empty());
  }
}
