package dev.rouse.e2e.stage;

import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.migration.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL whose commits survive its death.
public final class Postgres implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final String DATABASE = "rouse";

  private final Path data;
  private final EmbeddedPostgres server;
  private final List<String> startAgain = new ArrayList<>();

  private Postgres(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  private static final class Holder {
    static final Postgres SHARED = started();

    private static Postgres started() {
      try {
        return start();
      } catch (IOException | SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  /// The one that all tests share who do not kill it; it ends with this JVM.
  public static Postgres shared() {
    return Holder.SHARED;
  }

  /// Starts it on a fresh folder and brings the journal's schema up to date.
  public static Postgres start() throws IOException, SQLException {
    var data = Files.createTempDirectory("rouse-e2e-");
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
            .start();
    var postgres = new Postgres(data, server);
    postgres.createDatabase();
    Migrations.run(postgres.owner());
    return postgres;
  }

  private void createDatabase() throws SQLException {
    String url = server.getJdbcUrl(SUPERUSER, "postgres");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (String setting : List.of("fsync", "synchronous_commit")) {
        try (var shown = statement.executeQuery("show " + setting)) {
          if (!shown.next() || !shown.getString(1).equals("on")) {
            throw new IllegalStateException(setting + " is off: its death would prove nothing");
          }
        }
      }
      statement.execute("create database " + DATABASE);
    }
  }

  /// The journal as its owner reaches it.
  public DatabaseSettings owner() {
    return as(SUPERUSER, "");
  }

  public DatabaseSettings as(String login, String password) {
    String url = "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
    return DatabaseSettings.plain(url, login, password);
  }

  /// SIGKILL for the server and all that it has started.
  public void kill() throws IOException {
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    var postmaster = ProcessHandle.of(pid).orElseThrow();
    remember(postmaster.info());
    var all = new ArrayList<ProcessHandle>();
    all.add(postmaster);
    postmaster.descendants().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  private void remember(ProcessHandle.Info info) {
    var arguments = List.of(info.arguments().orElseThrow());
    startAgain.clear();
    if (LinuxUtils.isUnshareAvailable()) {
      startAgain.addAll(List.of("unshare", "-U"));
    }
    startAgain.add(Path.of(info.command().orElseThrow()).resolveSibling("pg_ctl").toString());
    String options = String.join(" ", arguments.subList(2, arguments.size()));
    startAgain.addAll(List.of("-D", data.toString(), "-o", options, "-w", "start"));
  }

  /// Starts it again on the same data and port, and waits until it answers.
  public void startAgain() throws IOException, InterruptedException {
    var control =
        new ProcessBuilder(startAgain)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (control.waitFor() != 0) {
      throw new IOException("PostgreSQL did not start again: " + startAgain);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
