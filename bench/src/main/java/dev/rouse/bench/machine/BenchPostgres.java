package dev.rouse.bench.machine;

import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.task.AgentId;
import dev.rouse.edge.program.FreePort;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.migration.Migrations;
import dev.rouse.journal.registry.Namespaces;
import dev.rouse.journal.registry.Registry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// A PostgreSQL that makes every commit durable, with the journal in it.
public final class BenchPostgres implements AutoCloseable {
  public static final String NAMESPACE = "bench";

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final EmbeddedPostgres server;
  private final Path folder;
  private final DatabaseSettings settings;
  private final Database database;

  private BenchPostgres(EmbeddedPostgres server, Path folder, DatabaseSettings settings) {
    this.server = server;
    this.folder = folder;
    this.settings = settings;
    this.database = Database.open(settings);
  }

  public static BenchPostgres start() throws IOException {
    var folder = Files.createTempDirectory("rouse-bench-");
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setPort(FreePort.find())
            .setPGStartupWait(PATIENCE)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
            .start();
    var settings =
        DatabaseSettings.plain(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    Migrations.run(settings);
    var postgres = new BenchPostgres(server, folder, settings);
    var _ = new Namespaces(postgres.database).open(NAMESPACE, "bench");
    return postgres;
  }

  public PostgresJournal journal() {
    return new PostgresJournal(database);
  }

  public void register(AgentId agent, RegisteredAgent definition) {
    new Registry(database).put(agent, definition);
  }

  /// A connection of its own, for what no verb does.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(settings.url(), "postgres", "");
  }

  /// The only number that a query finds.
  public int count(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      if (!found.next()) {
        throw new SQLException("nothing was found: " + sql);
      }
      return found.getInt(1);
    }
  }

  public DatabaseSettings settings() {
    return settings;
  }

  /// Where its files are: on the disk whose fsync counts.
  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    database.close();
    server.close();
  }
}
