package dev.rouse.journal.upkeep;

import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Removes what ended long ago: runs with all that is theirs, sessions that nobody needs, closed
/// incidents, dead letters and processes.
public final class Retention {
  public static final Duration DEFAULT = Duration.ofDays(31);

  /// What has not been delivered has not ended.
  private static final String OLD =
      """
      r.ended_at < now() - make_interval(secs => :age) and not exists (
        select from rouse.deliveries d
        where d.namespace = r.namespace and d.run = r.id and d.due is not null)\
      """;

  private static final Sql PICK =
      Sql.of(
          """
          select r.namespace, r.id, r.session
          from rouse.runs r
          where\
          """,
          OLD,
          "order by r.ended_at limit :most");

  /// Before runs, as everybody does; those that somebody works on have time until the next sweep.
  private static final Sql LOCK_SESSIONS =
      Sql.of(
          """
          select s.namespace, s.id
          from rouse.sessions s
          where (s.namespace, s.id) in (
            select * from unnest(:namespaces::text[], :sessions::text[]))
          order by s.namespace, s.id
          for update skip locked
          """);

  private static final Sql REMOVE_RUNS =
      Sql.of(
          """
          with picked as (
            select r.namespace, r.id
            from rouse.runs r
            join unnest(:namespaces::text[], :runs::text[]) as o(namespace, run)
              on r.namespace = o.namespace and r.id = o.run
            where (r.session is null or (r.namespace, r.session) in (
              select * from unnest(:ofNamespaces::text[], :sessions::text[]))) and\
          """,
          OLD,
          """
            for update of r skip locked
          ), gone as (
            delete from rouse.runs r
            using picked p
            where r.namespace = p.namespace and r.id = p.id
            returning r.id
          )
          select count(*) as n from gone
          """);

  /// Whoever takes a task into a session, ends a run of it or reopens one holds its lock: what is
  /// seen here stays so.
  private static final Sql REMOVE_SESSIONS =
      Sql.of(
          """
          delete from rouse.sessions s
          where (s.namespace, s.id) in (
              select * from unnest(:ofNamespaces::text[], :sessions::text[]))
            and not exists (
              select from rouse.runs r
              where r.namespace = s.namespace and r.session = s.id and r.ended is null)
            and not exists (
              select from rouse.runs r
              where r.namespace = s.namespace and r.session = s.id and r.ended is not null)
          """);

  private static final Sql REMOVE_INCIDENTS =
      Sql.of(
          """
          delete from rouse.incidents i
          where (i.namespace, i.agent, i.id) in (
            select o.namespace, o.agent, o.id
            from rouse.incidents o
            where not o.open and o.changed_at < now() - make_interval(secs => :age)
            limit :most
            for update skip locked)
          """);

  private static final Sql REMOVE_LETTERS =
      Sql.of(
          """
          delete from rouse.dead_letters l
          where (l.namespace, l.id) in (
            select o.namespace, o.id
            from rouse.dead_letters o
            where o.run is null and o.delivery is null
              and o.at < now() - make_interval(secs => :age)
            limit :most
            for update skip locked)
          """);

  /// A name that nobody has used for a day. Not right after an outage, in which nobody could say
  /// that it lives.
  private static final Sql REMOVE_PROCESSES =
      Sql.of(
          """
          delete from rouse.processes p
          where (p.namespace, p.agent, p.name) in (
            select o.namespace, o.agent, o.name
            from rouse.processes o
            where o.beat < now() - interval '1 day'
              and rouse.up_since() < now() - interval '1 day'
            limit :most
            for update skip locked)
          """);

  private record Old(String namespace, String run, Optional<String> session) {}

  private record Session(String namespace, String id) {}

  private final Database database;
  private final Duration keep;

  /// @param keep how long what has ended is kept
  public Retention(Database database, Duration keep) {
    this.database = database;
    this.keep = keep;
  }

  /// Removes at most so many of each kind; call again until there are none.
  ///
  /// @return how many were removed
  public int sweep(int most) {
    return database.atomically(connection -> runs(connection, most))
        + remove(REMOVE_INCIDENTS, most)
        + remove(REMOVE_LETTERS, most)
        + remove(REMOVE_PROCESSES, most);
  }

  private int remove(Sql sql, int most) {
    return database.once(
        connection -> sql.on(connection).set("most", most).set("age", seconds()).update());
  }

  private int runs(Connection connection, int most) throws SQLException {
    List<Old> old =
        PICK.on(connection).set("most", most).set("age", seconds()).list(Retention::old);
    if (old.isEmpty()) {
      return 0;
    }
    var inSessions = old.stream().filter(run -> run.session().isPresent()).toList();
    List<Session> locked =
        LOCK_SESSIONS
            .on(connection)
            .set("namespaces", inSessions.stream().map(Old::namespace).toList())
            .set("sessions", inSessions.stream().map(Old::session).toList())
            .list(row -> new Session(row.text("namespace"), row.text("id")));
    int removed =
        REMOVE_RUNS
            .on(connection)
            .set("namespaces", old.stream().map(Old::namespace).toList())
            .set("runs", old.stream().map(Old::run).toList())
            .set("ofNamespaces", locked.stream().map(Session::namespace).toList())
            .set("sessions", locked.stream().map(Session::id).toList())
            .set("age", seconds())
            .first(row -> row.number("n"))
            .orElseThrow();
    REMOVE_SESSIONS
        .on(connection)
        .set("ofNamespaces", locked.stream().map(Session::namespace).toList())
        .set("sessions", locked.stream().map(Session::id).toList())
        .run();
    return removed;
  }

  private double seconds() {
    return keep.toSeconds();
  }

  private static Old old(Row row) throws SQLException {
    return new Old(row.text("namespace"), row.text("id"), row.maybeText("session"));
  }
}
