package dev.rouse.journal.intake;

import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tasks that were taken in before, and those that this batch adds.
final class KnownTasks {
  private static final Sql FIND =
      Sql.of(
          """
          select t.namespace, t.id, t.run, t.fingerprint
          from unnest(:namespaces::text[], :ids::text[]) as o(namespace, id)
          join rouse.tasks t on t.namespace = o.namespace and t.id = o.id
          """);

  private record Found(RunRef task, Known known) {}

  private record Known(RunId run, String fingerprint) {}

  private final Map<RunRef, Known> known = new HashMap<>();

  static KnownTasks among(Connection connection, Collection<Named> offers) throws SQLException {
    var found = new KnownTasks();
    if (offers.isEmpty()) {
      return found;
    }
    FIND.on(connection)
        .set("namespaces", offers.stream().map(named -> named.task().namespace()).toList())
        .set("ids", offers.stream().map(named -> named.task().id()).toList())
        .list(KnownTasks::read)
        .forEach(task -> found.known.put(task.task(), task.known()));
    return found;
  }

  /// What an offer of a known task is told.
  Optional<Taken> find(Named named) {
    return Optional.ofNullable(known.get(named.task()))
        .map(task ->
            task.fingerprint().equals(named.fingerprint())
                ? new Taken.Known(task.run())
                : new Taken.DifferentBody(task.run()));
  }

  /// Adds a task of this batch: from here on its like is a repeat.
  Taken add(Admitted task) {
    known.put(task.named().task(), new Known(task.run(), task.named().fingerprint()));
    return task.taken();
  }

  private static Found read(Row row) throws SQLException {
    return new Found(
        new RunRef(row.text("namespace"), new RunId(row.text("id"))),
        new Known(new RunId(row.text("run")), row.text("fingerprint")));
  }
}
