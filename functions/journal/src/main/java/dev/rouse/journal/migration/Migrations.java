package dev.rouse.journal.migration;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.database.Trouble;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a database's schema up to date. Several may do so at once: one does it, the others wait.
public final class Migrations {
  private Migrations() {}

  /// Migrates.
  ///
  /// @throws JournalAway where the database cannot be reached; call again
  public static void run(DatabaseSettings settings) {
    try {
      var _ =
          Flyway.configure()
              .dataSource(settings.url(), null, null)
              .jdbcProperties(properties(settings))
              .schemas("rouse")
              .createSchemas(true)
              .locations("classpath:db/migration")
              .load()
              .migrate();
    } catch (FlywayException failed) {
      throw away(failed);
    }
  }

  private static Map<String, String> properties(DatabaseSettings settings) {
    var told = settings.patientDriver();
    return told.stringPropertyNames().stream().collect(toMap(identity(), told::getProperty));
  }

  private static RuntimeException away(FlywayException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException met && Trouble.of(met) == Trouble.AWAY) {
        return new JournalAway("the journal cannot be reached: " + met.getMessage(), met);
      }
    }
    return failed;
  }
}
