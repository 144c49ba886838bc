package dev.rouse.journal.embedded;

import dev.rouse.edge.program.FreePort;
import dev.rouse.journal.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A pgbouncer of this machine in transaction mode: each transaction gets any of a few server
/// sessions, so whatever relied on its own session fails.
public final class PgBouncer implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

  private final Process process;
  private final int port;
  private final Path folder;

  private PgBouncer(Process process, int port, Path folder) {
    this.process = process;
    this.port = port;
    this.folder = folder;
  }

  /// Whether this machine has one.
  public static boolean installed() {
    return program().isPresent();
  }

  /// Starts one before the database of these settings, for their user.
  public static PgBouncer before(DatabaseSettings settings) {
    try {
      var folder = Files.createTempDirectory("rouse-pgbouncer");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      int port = FreePort.find();
      write(folder.resolve("users"), users(settings));
      write(folder.resolve("pgbouncer.ini"), configuration(settings, port, folder));
      var process =
          new ProcessBuilder(command(folder.resolve("pgbouncer.ini")))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      return awaited(new PgBouncer(process, port, folder));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The same database, through the pooler.
  public DatabaseSettings through(DatabaseSettings direct) {
    return new DatabaseSettings(
        direct.url().replaceFirst("//[^/]*/", "//localhost:" + port + "/"),
        direct.user(),
        direct.password(),
        direct.sslMode(),
        direct.rootCertificate(),
        direct.connections(),
        true);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
      for (String file : List.of("users", "pgbouncer.ini", "log")) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.delete(folder);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String users(DatabaseSettings settings) {
    return "\"%s\" \"%s\"\n"
        .formatted(
            settings.user().orElseThrow(), settings.password().orElseThrow().replace("\"", "\"\""));
  }

  /// Three server sessions for all clients: they do meet.
  private static String configuration(DatabaseSettings settings, int port, Path folder) {
    String server = settings.url().replaceFirst(".*://([^/]*)/.*", "$1");
    return """
    [databases]
    * = host=%s port=%s
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = scram-sha-256
    auth_file = %s
    pool_mode = transaction
    default_pool_size = 3
    max_client_conn = 100
    ignore_startup_parameters = extra_float_digits
    """
        .formatted(
            server.replaceFirst(":.*", ""),
            server.replaceFirst(".*:", ""),
            port,
            folder.resolve("users"));
  }

  private static void write(Path file, String content) throws IOException {
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  /// It refuses to be root.
  private static List<String> command(Path configuration) {
    var command = new ArrayList<String>();
    command.add(program().orElseThrow().toString());
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(configuration.toString());
    return command;
  }

  private static Optional<Path> program() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  private static PgBouncer awaited(PgBouncer started) throws IOException {
    while (!started.answers()) {
      if (!started.process.isAlive()) {
        throw new IOException(
            "pgbouncer ended: " + Files.readString(started.folder.resolve("log")));
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return started;
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
