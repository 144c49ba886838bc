package dev.rouse.journal.registry;

import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The names of all agents in memory, for who needs no more of them. A refresh reads nothing where
/// nothing has changed.
///
/// One thread refreshes.
public final class AgentNames {
  private static final Sql NAMES =
      Sql.of(
          """
          select g.revision, a.namespace, a.name
          from rouse.registry g
          left join rouse.agents a on true
          where g.revision <> :known
          """);

  private record Line(long revision, Optional<AgentId> agent) {}

  private final Database database;
  private Set<AgentId> names = Set.of();
  private long known = -1;

  public AgentNames(Database database) {
    this.database = database;
  }

  /// Every agent there is now.
  ///
  /// @throws dev.rouse.core.journal.JournalAway where the journal cannot be reached
  public Set<AgentId> refresh() {
    List<Line> lines =
        database.once(
            connection -> NAMES.on(connection).set("known", known).list(AgentNames::line));
    if (!lines.isEmpty()) {
      names =
          lines.stream()
              .flatMap(line -> line.agent().stream())
              .collect(Collectors.toUnmodifiableSet());
      known = lines.getFirst().revision();
    }
    return names;
  }

  private static Line line(Row row) throws SQLException {
    var name = row.maybeText("name");
    return new Line(
        row.count("revision"),
        name.isPresent()
            ? Optional.of(new AgentId(row.text("namespace"), name.get()))
            : Optional.empty());
  }
}
