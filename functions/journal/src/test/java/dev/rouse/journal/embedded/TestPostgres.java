package dev.rouse.journal.embedded;

import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.migration.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// The PostgreSQL of this test JVM.
public final class TestPostgres {
  private static final String SUPERUSER = "postgres";
  private static final String TEMPLATE = "rouse_template";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final EmbeddedPostgres server;

  private static final class Holder {
    static final TestPostgres SHARED = started();
  }

  private TestPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  private static TestPostgres started() {
    try {
      var server =
          Embedded.server()
              .setServerConfig("max_connections", "300")
              // So that a test of deadlocks need not wait a second for each.
              .setServerConfig("deadlock_timeout", "50ms")
              .start();
      var postgres = new TestPostgres(server);
      postgres.execute("create database " + TEMPLATE);
      Migrations.run(postgres.settings(TEMPLATE));
      return postgres;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The one that is started once.
  public static TestPostgres shared() {
    return Holder.SHARED;
  }

  /// A new database with the current schema, as its owner reaches it.
  public DatabaseSettings fresh() {
    String name = "rouse_" + DATABASES.incrementAndGet();
    execute("create database " + name + " template " + TEMPLATE);
    return settings(name);
  }

  /// A new database with nothing in it.
  public DatabaseSettings empty() {
    String name = "rouse_" + DATABASES.incrementAndGet();
    execute("create database " + name);
    return settings(name);
  }

  public int port() {
    return server.getPort();
  }

  private DatabaseSettings settings(String database) {
    return DatabaseSettings.plain(server.getJdbcUrl(SUPERUSER, database), SUPERUSER, "");
  }

  private void execute(String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
