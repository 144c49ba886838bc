package dev.rouse.journal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/// Whether this program and a database's schema know each other.
///
/// Migrations expand first and contract a release later, so a program works on the schema that it
/// knows and on the next one. Where it does not, it waits: the gateway's migration, or its own new
/// version, is on the way.
public final class SchemaVersion {
  /// The last migration that this program knows.
  public static final int KNOWN = 3;

  private static final Sql FOUND = Sql.of("select version from rouse.schema_version");

  /// No schema, no table, not yet a member of the agents' group.
  private static final Set<String> NOT_THERE_YET = Set.of("3F000", "42P01", "42501");

  /// What the database was found to be.
  public sealed interface Fit {

    record Fits() implements Fit {}

    /// Wait and look again.
    record Waits(String why) implements Fit {}
  }

  private SchemaVersion() {}

  /// Looks once.
  ///
  /// @throws dev.rouse.core.journal.JournalAway where the database cannot be reached
  public static Fit check(Database database) {
    return fit(database.once(SchemaVersion::found));
  }

  static Fit fit(int found) {
    if (found == KNOWN || found == KNOWN + 1) {
      return new Fit.Fits();
    }
    return new Fit.Waits(
        found < KNOWN
            ? "the journal's schema is at version %d and this program needs %d: the gateway of this release migrates it"
                .formatted(found, KNOWN)
            : "the journal's schema is at version %d and this program knows only %d and the one after it: use a newer release"
                .formatted(found, KNOWN));
  }

  private static int found(Connection connection) throws SQLException {
    try {
      return FOUND.on(connection).first(row -> row.number("version")).orElse(0);
    } catch (SQLException met) {
      if (NOT_THERE_YET.contains(met.getSQLState())) {
        return 0;
      }
      throw met;
    }
  }
}
