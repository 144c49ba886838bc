package dev.rouse.journal.delivery;

import dev.rouse.core.journal.Delivery;
import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.database.Call;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Hands due deliveries to senders, and learns what became of them.
public final class Deliveries {
  /// Whoever leased one and has not said what became of it by then is taken for dead.
  public static final Duration LEASE = Duration.ofSeconds(60);

  /// From one way to the next by the index, however much waits on each; the first of every way
  /// comes before the second of any.
  private static final Sql LEASE_DUE =
      Sql.of(
          """
          with recursive ways as (
            (select d.way from rouse.deliveries d where d.due is not null order by d.way limit 1)
            union all
            select (
              select d.way
              from rouse.deliveries d
              where d.due is not null and d.way > w.way
              order by d.way limit 1)
            from ways w
            where w.way is not null
          ), queued as (
            select q.namespace, q.id, q.due,
              row_number() over (partition by w.way order by q.due) as n
            from ways w
            cross join lateral (
              select d.namespace, d.id, d.due
              from rouse.deliveries d
              where d.way = w.way and d.due <= now()
              order by d.due
              limit :each
            ) q
            where w.way <> all (:without::text[])
          ), picked as (
            select namespace, id from queued order by n, due limit :most
          ), locked as (
            select d.namespace, d.id
            from picked p
            join rouse.deliveries d on d.namespace = p.namespace and d.id = p.id
            where d.due <= now()
            for no key update of d skip locked
          ), leased as (
            update rouse.deliveries d
            set due = now() + make_interval(secs => :lease), attempts = d.attempts + 1
            from locked l
            where d.namespace = l.namespace and d.id = l.id
            returning d.*
          )
          select d.namespace, d.id, d.run, d.agent, d.destination, d.event, d.way, d.attempts, (
            select t.session
            from rouse.tasks t
            where t.namespace = d.namespace and t.run = d.run
            order by t.accepted_at limit 1) as session
          from leased d
          order by d.created_at
          """);

  private static final Sql DELIVERED =
      Sql.of(
          """
          update rouse.deliveries d
          set due = null, delivered_at = coalesce(d.delivered_at, now())
          from (
            select d.namespace, d.id
            from rouse.deliveries d
            join unnest(:namespaces::text[], :ids::text[]) as o(namespace, id)
              on d.namespace = o.namespace and d.id = o.id
            order by d.namespace, d.id
            for no key update of d
          ) o
          where d.namespace = o.namespace and d.id = o.id
          """);

  private static final Sql LATER =
      Sql.of(
          """
          update rouse.deliveries
          set due = :due::timestamptz
          where namespace = :namespace and id = :id and attempts = :attempt and due is not null
          """);

  private static final Sql GIVE_UP =
      Sql.of(
          """
          with given as (
            update rouse.deliveries
            set due = null
            where namespace = :namespace and id = :id and attempts = :attempt and due is not null
            returning namespace, id, agent, run, destination, event ->> 'type' as type
          ), dead as (
            insert into rouse.dead_letters (namespace, id, agent, delivery, problem, subject)
            select namespace, id, agent, id, :problem::json, json_build_object(
              'delivery', id, 'run', run, 'destination', destination, 'type', type)
            from given
            on conflict do nothing
          )
          select id from given
          """);

  private static final Sql AGAIN =
      Sql.of(
          """
          with again as (
            update rouse.deliveries
            set due = now(), attempts = 0
            where namespace = :namespace and id = :id and due is null and delivered_at is null
            returning namespace, id
          ), revived as (
            delete from rouse.dead_letters l
            using again a
            where l.namespace = a.namespace and l.delivery = a.id
          )
          select id from again
          """);

  private final Database database;

  public Deliveries(Database database) {
    this.database = database;
  }

  /// Leases due deliveries, the oldest first. None are leased where none is due, or where others
  /// take them just now.
  ///
  /// @param most how many in all
  /// @param each how many of one way, so that one that is slow or down holds up no other
  /// @param without ways on which enough is under way already
  public List<Leased> lease(int most, int each, Set<String> without) {
    return database.once(connection ->
        LEASE_DUE
            .on(connection)
            .set("most", most)
            .set("each", each)
            .set("without", List.copyOf(without))
            .set("lease", (double) LEASE.toSeconds())
            .list(Deliveries::leased));
  }

  /// They have arrived, whoever sends them by now.
  public void delivered(List<Leased> arrived) {
    database.perform(connection ->
        DELIVERED
            .on(connection)
            .set("namespaces", arrived.stream().map(leased -> leased.run().namespace()).toList())
            .set("ids", arrived.stream().map(leased -> leased.delivery().id()).toList())
            .run());
  }

  /// It is to be tried again from `due` on; false where it is no longer ours to say so.
  public boolean later(Leased failed, Instant due) {
    return database.once(connection -> of(LATER, connection, failed).set("due", due).update() > 0);
  }

  /// It is not tried again: a dead letter says why. False where it is no longer ours to say so.
  public boolean giveUp(Leased failed, Problem problem) {
    return database.once(connection ->
        of(GIVE_UP, connection, failed)
            .set("problem", problem.toJson())
            .first(row -> row.text("id"))
            .isPresent());
  }

  /// A human sets one that was given up on its way again; false where it was not.
  public boolean again(String namespace, String id) {
    return database.once(connection ->
        AGAIN
            .on(connection)
            .set("namespace", namespace)
            .set("id", id)
            .first(row -> row.text("id"))
            .isPresent());
  }

  private static Call of(Sql sql, Connection connection, Leased leased) {
    return sql.on(connection)
        .set("namespace", leased.run().namespace())
        .set("id", leased.delivery().id())
        .set("attempt", leased.attempt());
  }

  private static Leased leased(Row row) throws SQLException {
    String namespace = row.text("namespace");
    Json.Obj destination = row.object("destination");
    return new Leased(
        new RunRef(namespace, new RunId(row.text("run"))),
        new AgentId(namespace, row.text("agent")),
        new Delivery(row.text("id"), destination, Event.fromJson(row.object("event"))),
        row.maybeText("session"),
        row.text("way"),
        row.number("attempts"));
  }
}
