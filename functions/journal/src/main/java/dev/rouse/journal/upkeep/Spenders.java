package dev.rouse.journal.upkeep;

import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Sql;
import java.time.Instant;
import java.util.Set;

/// Who has spent something lately, so that nobody has to ask about all.
public final class Spenders {
  private static final Sql SINCE =
      Sql.of("select distinct namespace, agent from rouse.spend where at >= :since::timestamptz");

  private final Database database;

  public Spenders(Database database) {
    this.database = database;
  }

  /// Every agent that has spent something since then. What is older than an hour may have been
  /// rolled up, and is not found.
  ///
  /// @throws dev.rouse.core.journal.JournalAway where the journal cannot be reached
  public Set<AgentId> since(Instant since) {
    return database.once(connection ->
        Set.copyOf(
            SINCE
                .on(connection)
                .set("since", since)
                .list(row -> new AgentId(row.text("namespace"), row.text("agent")))));
  }
}
