package dev.rouse.cli.database;

import dev.rouse.journal.database.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The journal's database in a folder.
public final class LocalPostgres implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EmbeddedPostgres server;

  private LocalPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /// Starts it on what the folder holds. One that a killed process has left there is stopped first.
  ///
  /// @throws IOException where it does not start
  public static LocalPostgres start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    stopOrphan(folder);
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            // Of two values the later one counts: the builder's own come first.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new LocalPostgres(server);
  }

  /// The database as its owner reaches it.
  public DatabaseSettings owner() {
    return DatabaseSettings.plain(url(), SUPERUSER, "");
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + SUPERUSER;
  }

  private static void stopOrphan(Path folder) throws IOException, InterruptedException {
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
