package dev.rouse.e2e.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.journal.database.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;

/// A gateway as the test sees it from outside.
final class GatewayProcess implements AutoCloseable {
  private final Process process;

  private GatewayProcess(Process process) {
    this.process = process;
  }

  /// Starts one, and waits until it listens.
  static GatewayProcess start(String name, DatabaseSettings database, String kafka)
      throws IOException {
    var said = Files.createDirectories(Path.of("target", "e2e")).resolve(name + ".log").toFile();
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.slf4j.simpleLogger.log.dev.rouse=info",
                "-cp",
                System.getProperty("java.class.path", ""),
                GatewayChild.class.getName(),
                database.url(),
                kafka)
            .redirectError(ProcessBuilder.Redirect.appendTo(said))
            .start();
    var line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if (!"ready".equals(line)) {
      throw new IOException("the gateway does not start; " + said + " says why");
    }
    return new GatewayProcess(process);
  }

  /// `kill -9`.
  @Override
  public void close() {
    var _ = process.destroyForcibly().onExit().join();
  }
}
