package dev.rouse.journal.embedded;

import dev.rouse.edge.program.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;

/// What each PostgreSQL of the tests begins with.
final class Embedded {
  /// A disk may be busy with others' work.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Embedded() {}

  static EmbeddedPostgres.Builder server() throws IOException {
    var builder = EmbeddedPostgres.builder().setPort(FreePort.find()).setPGStartupWait(PATIENCE);
    if (System.getProperty("os.name", "").equals("Linux")) {
      // A new folder is a thousand files: they reach the disk in one call instead of one by one.
      // The builder hands to initdb as it is what it calls locale.
      builder.setLocaleConfig("sync-method", "syncfs");
    }
    return builder;
  }
}
