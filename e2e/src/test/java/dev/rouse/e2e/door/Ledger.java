package dev.rouse.e2e.door;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.registry.Registry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What a chaos test reads of the journal: the agent that everything is for, and what is stored.
final class Ledger implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Database database;

  private Ledger(Database database) {
    this.database = database;
  }

  /// Opens it and registers an agent.
  static Ledger open(DatabaseSettings settings, String agent) {
    var ledger = new Ledger(Database.open(settings));
    if (Resources.read(agent, "shop") instanceof Resources.Result.Read(var resources)
        && resources.getFirst() instanceof Agent read) {
      var definition = new Definition(read, List.of(), List.of());
      new Registry(ledger.database).put(read.id(), RegisteredAgent.of(definition));
      return ledger;
    }
    throw new AssertionError("the test's own agent cannot be read");
  }

  /// The number `n` of the only row; 0 while the journal is away.
  long count(String sql) {
    try {
      return database
          .once(connection -> Sql.of(sql).on(connection).first(row -> row.count("n")))
          .orElseThrow();
    } catch (JournalAway away) {
      return 0;
    }
  }

  /// The column `text` of every row.
  List<String> texts(String sql) {
    return database.once(connection -> Sql.of(sql).on(connection).list(row -> row.text("text")));
  }

  /// Waits, with more patience than any machine needs.
  static void await(String what, BooleanSupplier met) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!met.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("waited in vain: " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
