package dev.rouse.e2e.door;

import dev.rouse.cli.process.Launch;
import dev.rouse.edge.program.FreePort;
import dev.rouse.journal.database.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One gateway, which may be killed and started again at the same place.
final class GatewayProcess implements AutoCloseable {
  private static final Launch LAUNCH =
      Launch.of(Path.of("..", "functions", "gateway", "target", "rouse-gateway.jar"));
  private static final int PATIENCE = 180;

  private final int port;
  private final DatabaseSettings journal;
  private final Map<String, String> told;
  private Process process;

  private GatewayProcess(int port, DatabaseSettings journal, Map<String, String> told)
      throws IOException {
    this.port = port;
    this.journal = journal;
    this.told = told;
    this.process = begun();
  }

  /// Starts one, as its image does.
  ///
  /// @param told what it is told beside its port and its journal
  static GatewayProcess start(DatabaseSettings journal, Map<String, String> told)
      throws IOException {
    return new GatewayProcess(FreePort.find(), journal, told);
  }

  private Process begun() throws IOException {
    var logs = Files.createDirectories(Path.of("target", "e2e"));
    var builder =
        new ProcessBuilder(LAUNCH.command())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    logs.resolve("gateway-" + port + ".log").toFile()));
    builder.environment().putAll(told);
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
