package dev.rouse.journal.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.RunId;
import dev.rouse.journal.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Locks the sessions of a batch and reads who stands in them.
final class Sessions {
  /// An insert that finds its row locks it, even where retention removes the row meanwhile.
  private static final Sql LOCK =
      Sql.of(
          """
          insert into rouse.sessions (namespace, id, agent, key)
          select namespace, id, agent, key
          from unnest(:namespaces::text[], :ids::text[], :agents::text[], :keys::text[])
            with ordinality as s(namespace, id, agent, key, n)
          order by n
          on conflict (namespace, id) do update set key = excluded.key
          """);

  private static final Sql OPEN =
      Sql.of(
          """
          select s.namespace, s.id as session, r.id, r.epoch > 0 as begun
          from unnest(:namespaces::text[], :ids::text[], :whole::boolean[])
            as s(namespace, id, whole)
          cross join lateral (
            select r.id, r.epoch, r.place
            from rouse.runs r
            where r.namespace = s.namespace and r.session = s.id and r.ended is null
            order by r.place
            limit case when s.whole then null else 1 end
          ) r
          order by r.place
          """);

  private record Key(String namespace, String id) {}

  private record Found(Key session, Line.Standing run) {}

  private Sessions() {}

  /// Locks the sessions of these offers and returns their lines. Of a session that nothing
  /// interrupts only the holder is read: many may stand behind it.
  static Map<SessionRef, Line> lock(Connection connection, List<Offer> offers) throws SQLException {
    var sessions = new TreeSet<SessionRef>();
    var whole = new HashSet<SessionRef>();
    for (Offer offer : offers) {
      Optional<SessionRef> session = SessionRef.of(offer);
      session.ifPresent(sessions::add);
      if (offer.overlap() == Overlap.INTERRUPT) {
        session.ifPresent(whole::add);
      }
    }
    return sessions.isEmpty() ? Map.of() : lines(connection, List.copyOf(sessions), whole);
  }

  private static Map<SessionRef, Line> lines(
      Connection connection, List<SessionRef> sessions, Set<SessionRef> whole) throws SQLException {
    var namespaces = sessions.stream().map(SessionRef::namespace).toList();
    var ids = sessions.stream().map(SessionRef::id).toList();
    LOCK.on(connection)
        .set("namespaces", namespaces)
        .set("ids", ids)
        .set("agents", sessions.stream().map(SessionRef::agent).toList())
        .set("keys", sessions.stream().map(SessionRef::key).toList())
        .run();
    Map<Key, List<Line.Standing>> open =
        OPEN
            .on(connection)
            .set("namespaces", namespaces)
            .set("ids", ids)
            .set("whole", sessions.stream().map(whole::contains).toList())
            .list(row ->
                new Found(
                    new Key(row.text("namespace"), row.text("session")),
                    new Line.Standing(new RunId(row.text("id")), row.flag("begun"))))
            .stream()
            .collect(groupingBy(Found::session, mapping(Found::run, toList())));
    var lines = new HashMap<SessionRef, Line>();
    for (SessionRef session : sessions) {
      var key = new Key(session.namespace(), session.id());
      lines.put(session, new Line(open.getOrDefault(key, List.of())));
    }
    return lines;
  }
}
