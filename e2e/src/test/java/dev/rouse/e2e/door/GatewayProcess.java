package dev.rouse.e2e.door;

import dev.rouse.journal.database.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// One gateway, which may be killed and started again at the same place.
final class GatewayProcess implements AutoCloseable {
  private static final Path GATEWAY = Path.of("..", "functions", "gateway");
  private static final Path JAR = GATEWAY.resolve("target/rouse-gateway.jar");
  private static final Path FLAGS = GATEWAY.resolve("src/main/launch/rouse-gateway.jvm");
  private static final int PATIENCE = 60;

  private final int port;
  private final DatabaseSettings journal;
  private Process process;

  private GatewayProcess(int port, DatabaseSettings journal) throws IOException {
    this.port = port;
    this.journal = journal;
    this.process = begun();
  }

  static GatewayProcess start(DatabaseSettings journal) throws IOException {
    return new GatewayProcess(freePort(), journal);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process begun() throws IOException {
    var logs = Files.createDirectories(Path.of("target", "e2e"));
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + FLAGS,
                "-jar",
                JAR.toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    logs.resolve("gateway-" + port + ".log").toFile()));
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("ROUSE_ADDRESS", "127.0.0.1");
    builder.environment().put("ROUSE_DATABASE_URL", journal.url());
    builder.environment().put("ROUSE_DATABASE_USER", journal.user().orElseThrow());
    return builder.start();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /// `kill -9`.
  void kill() {
    var _ = process.destroyForcibly().onExit().join();
  }

  void startAgain() throws IOException {
    process = begun();
  }

  /// SIGTERM; its exit code.
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
