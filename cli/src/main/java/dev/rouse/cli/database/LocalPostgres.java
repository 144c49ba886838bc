package dev.rouse.cli.database;

import dev.rouse.edge.program.FreePort;
import dev.rouse.journal.database.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The journal's database in a folder.
public final class LocalPostgres implements AutoCloseable {
  private static final String SUPERUSER = "postgres";

  /// One machine's work is small: no processes that wait for what it never has.
  private static final Map<String, String> SMALL =
      Map.of(
          "shared_buffers", "16MB",
          "io_method", "sync",
          "max_wal_senders", "0",
          "wal_level", "minimal",
          "max_logical_replication_workers", "0",
          "jit", "off");

  /// After a crash it first replays its log, and a disk may be busy with others' work.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /// What pg_ctl says of it in the server's log.
  private static final String DIED = "pg_ctl: could not start server";

  private final EmbeddedPostgres server;

  private LocalPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /// Starts it on what the folder holds. One that a killed process has left there is stopped first.
  ///
  /// @param logs where its own log goes
  /// @throws IOException where it does not start, with what it said
  public static LocalPostgres start(Path folder, Path logs)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.createDirectories(logs);
    stopOrphan(folder);
    var log = logs.resolve("postgres.log");
    Files.deleteIfExists(log);
    try {
      return new LocalPostgres(server(folder, log));
    } catch (IOException failed) {
      throw new IOException(
          "the database in %s does not start: %s. Restore the folder from a copy, or move it away to begin anew (%s)"
              .formatted(folder, lastWords(log, failed), log),
          failed);
    }
  }

  /// The builder asks the server again and again whether it is there, also one that has died.
  private static EmbeddedPostgres server(Path folder, Path log)
      throws IOException, InterruptedException {
    var builder = builder(folder, log);
    var starting = new FutureTask<>(builder::start);
    var starter = Thread.ofPlatform().daemon().name("postgres-start").start(starting);
    while (true) {
      try {
        return starting.get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        if (says(log, DIED)) {
          starter.interrupt();
          throw new IOException("it ended as soon as it had begun", notYet);
        }
      } catch (ExecutionException failed) {
        throw new IOException(failed.getCause());
      }
    }
  }

  private static boolean says(Path log, String words) throws IOException {
    return Files.exists(log) && Files.readString(log).contains(words);
  }

  private static EmbeddedPostgres.Builder builder(Path folder, Path log) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setPort(FreePort.find())
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(PATIENCE)
            // Of two values the later one counts: the builder's own come first.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
    SMALL.forEach(builder::setServerConfig);
    if (System.getProperty("os.name", "").equals("Linux")) {
      syncAtOnce(builder);
    }
    return builder;
  }

  /// A folder is a thousand files. When it is made, and when it is repaired after a crash, they
  /// reach the disk in one call instead of one by one.
  private static void syncAtOnce(EmbeddedPostgres.Builder builder) {
    // The builder hands to initdb as it is what it calls locale.
    builder.setLocaleConfig("sync-method", "syncfs");
    builder.setServerConfig("recovery_init_sync_method", "syncfs");
  }

  /// Why it says that it ends, where it has come to say anything.
  private static String lastWords(Path log, Exception failed) throws IOException {
    try (Stream<String> lines = Files.exists(log) ? Files.lines(log) : Stream.empty()) {
      return lines
          .filter(line -> line.matches(".*(FATAL|PANIC|initdb: error):.*"))
          .findFirst()
          .map(line -> line.replaceFirst("^.*?(?=FATAL|PANIC|initdb)", ""))
          .orElseGet(() -> String.valueOf(failed.getMessage()));
    }
  }

  /// The database as its owner reaches it.
  public DatabaseSettings owner() {
    return DatabaseSettings.plain(url(), SUPERUSER, "");
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + SUPERUSER;
  }

  /// Stops what runs on the folder with nobody to close it, where something does.
  public static void stopOrphan(Path folder) throws IOException, InterruptedException {
    var orphan = orphan(folder);
    if (orphan.isEmpty()) {
      return;
    }
    // SIGINT ends its connections and writes a checkpoint; SIGTERM would wait for the connections.
    var _ = new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid())).start().waitFor();
    try {
      var _ = orphan.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException stuck) {
      throw new IOException(
          "the PostgreSQL %d of %s does not stop: stop it yourself, then try again"
              .formatted(orphan.get().pid(), folder),
          stuck);
    }
  }

  /// The process of the folder's PID file, if it is a PostgreSQL: a PID may be another's by now.
  private static Optional<ProcessHandle> orphan(Path folder) throws IOException {
    var file = folder.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Files.readAllLines(file).stream()
        .findFirst()
        .map(String::strip)
        .filter(pid -> pid.matches("\\d+"))
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
