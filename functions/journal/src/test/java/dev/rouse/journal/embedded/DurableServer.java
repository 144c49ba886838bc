package dev.rouse.journal.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.migration.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A PostgreSQL of a test's own, with durable commits, that can be killed and started again.
public final class DurableServer implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final int PATIENCE = 180;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Path data;
  private final int port;
  private final List<String> command;

  private DurableServer(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.port = server.getPort();
    this.command = commandOf(postmaster());
  }

  private static final class Holder {
    static final DurableServer SHARED = started();

    private static DurableServer started() {
      var server = start(Map.of());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    }
  }

  /// The one that all tests share who do not kill it; it ends with this JVM.
  public static DurableServer shared() {
    return Holder.SHARED;
  }

  /// Starts one with a migrated database.
  public static DurableServer start(Map<String, String> configuration) {
    try {
      var data = Files.createTempDirectory("rouse-postgres");
      var builder =
          Embedded.server()
              .setDataDirectory(data)
              .setRegisterShutdownHook(false)
              // Of two values the later one counts: the builder's own come first.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on");
      configuration.forEach(builder::setServerConfig);
      var started = new DurableServer(data, builder.start());
      started.checkDurable();
      Migrations.run(started.settings());
      return started;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void checkDurable() {
    try (var connection = DriverManager.getConnection(settings().url(), SUPERUSER, "");
        var statement = connection.createStatement()) {
      for (String setting : List.of("fsync", "synchronous_commit")) {
        try (var shown = statement.executeQuery("show " + setting)) {
          if (!shown.next() || !shown.getString(1).equals("on")) {
            throw new IllegalStateException(setting + " is off: its death would prove nothing");
          }
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// The database as its owner reaches it.
  public DatabaseSettings settings() {
    return as(SUPERUSER, "");
  }

  /// The database as this login reaches it.
  public DatabaseSettings as(String login, String password) {
    return DatabaseSettings.plain(
        "jdbc:postgresql://localhost:" + port + "/postgres", login, password);
  }

  public int port() {
    return port;
  }

  /// `kill -9` of all its processes.
  public void kill() {
    var processes = Stream.concat(Stream.of(postmaster()), postmaster().descendants()).toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(DurableServer::awaitEnd);
  }

  /// Starts again on the same data and port, and waits until it answers.
  public void restart() {
    var server = begin();
    while (!answers()) {
      if (!server.isAlive()) {
        server = begin(); // a killed one's shared memory may outlive its processes for a moment
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  @Override
  public void close() {
    kill();
    try (var files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Process begin() {
    var quiet = ProcessBuilder.Redirect.appendTo(new File("/dev/null"));
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(quiet).start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// What has migrated once needs nothing more, and says so only to whom it answers.
  private boolean answers() {
    try {
      Migrations.run(settings());
      return true;
    } catch (JournalAway notYet) {
      return false;
    }
  }

  private ProcessHandle postmaster() {
    try {
      var lines = Files.readAllLines(data.resolve("postmaster.pid"));
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// PostgreSQL refuses to be root, so root starts it as somebody else.
  private static List<String> commandOf(ProcessHandle postmaster) {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(postmaster.info().command().orElseThrow());
    command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
    return command;
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE, SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
