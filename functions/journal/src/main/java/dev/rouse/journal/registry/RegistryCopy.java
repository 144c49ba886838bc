package dev.rouse.journal.registry;

import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.stored.AgentRow;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The registry in memory, for who asks it often. A refresh reads what has changed since the last
/// one, and one small row where nothing has.
///
/// One thread refreshes, any may read.
public final class RegistryCopy {

  /// Where an agent was removed, the names of all that are left come too.
  private static final Sql CHANGES =
      Sql.of(
          """
          select g.revision, g.removed, a.namespace, a.name, a.revision > :known as fresh,
            a.hash, a.suspended, case when a.revision > :known then a.definition end as definition
          from rouse.registry g
          left join rouse.agents a on a.revision > :known or g.removed > :known
          where g.revision > :known
          """);

  private record Line(
      long revision, boolean removals, Optional<AgentId> agent, Optional<RegisteredAgent> fresh) {}

  private final Database database;
  private volatile Map<AgentId, RegisteredAgent> agents = Map.of();
  private long known = -1;

  public RegistryCopy(Database database) {
    this.database = database;
  }

  /// Every agent as of the last refresh; none before the first.
  public Map<AgentId, RegisteredAgent> agents() {
    return agents;
  }

  /// Reads what has changed and says which agents did: came, changed or went.
  ///
  /// @throws dev.rouse.core.journal.JournalAway where the journal cannot be reached: the copy stays
  public synchronized Set<AgentId> refresh() {
    List<Line> lines =
        database.once(connection -> CHANGES.on(connection).set("known", known).list(this::line));
    if (lines.isEmpty()) {
      return Set.of();
    }
    var next = new TreeMap<>(agents);
    var changed = new HashSet<AgentId>();
    if (lines.getFirst().removals()) {
      changed.addAll(next.keySet());
      lines.forEach(line -> line.agent().ifPresent(changed::remove));
      next.keySet().removeAll(changed);
    }
    for (Line line : lines) {
      line.fresh()
          .ifPresent(agent -> {
            next.put(line.agent().orElseThrow(), agent);
            changed.add(line.agent().orElseThrow());
          });
    }
    agents = Collections.unmodifiableMap(next);
    known = lines.getFirst().revision();
    return changed;
  }

  private Line line(Row row) throws SQLException {
    Optional<String> name = row.maybeText("name");
    return new Line(
        row.count("revision"),
        row.count("removed") > known,
        name.isPresent()
            ? Optional.of(new AgentId(row.text("namespace"), name.get()))
            : Optional.empty(),
        row.flag("fresh") ? Optional.of(AgentRow.read(row)) : Optional.empty());
  }
}
