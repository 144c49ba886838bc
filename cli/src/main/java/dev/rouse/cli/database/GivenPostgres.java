package dev.rouse.cli.database;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.server.Server;
import dev.rouse.journal.server.ServerFacts;
import java.io.IOException;

/// A PostgreSQL of the user's own: looked at before anything is built on it.
public final class GivenPostgres {
  private static final int OLDEST = 15;

  private GivenPostgres() {}

  /// Says what is wrong with it, if anything is.
  ///
  /// @throws BrokenRule with what to do
  /// @throws IOException where it cannot be reached
  public static void check(DatabaseSettings settings) throws IOException {
    try (var database = Database.open(settings.withConnections(1))) {
      check(Server.facts(database), settings.url().replaceFirst("^jdbc:", ""));
    } catch (JournalAway away) {
      throw new IOException(
          "--database: %s. Is it running there, and are user, password and database right?"
              .formatted(away.getMessage()),
          away);
    }
  }

  static void check(ServerFacts facts, String where) {
    if (Integer.parseInt(facts.version().replaceFirst("\\D.*", "")) < OLDEST) {
      throw new BrokenRule(
          "--database: %s is PostgreSQL %s, and Rouse needs %d or later"
              .formatted(where, facts.version(), OLDEST));
    }
    if (facts.standby()) {
      throw new BrokenRule("--database: %s is a standby: name its primary".formatted(where));
    }
    if (!facts.createsRoles()) {
      throw new BrokenRule(
          "--database: %s may make no roles, and each namespace gets one: ALTER ROLE \"%s\" CREATEROLE"
              .formatted(facts.user(), facts.user()));
    }
  }
}
