package dev.rouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.edge.program.FreePort;
import dev.rouse.gateway.Eventually;
import dev.rouse.gateway.Http;
import dev.rouse.gateway.Main;
import dev.rouse.journal.embedded.DurableServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gateway as a process.
final class MainIT {
  @TempDir private Path folder;

  @Test
  void main_waitsForTheJournal_answers_andDrainsOnSigterm() throws Exception {
    try (var server = DurableServer.start(Map.of())) {
      server.kill();
      int port = FreePort.find();
      var process =
          start(
              Map.of(
                  "PORT",
                  Integer.toString(port),
                  "ROUSE_ADDRESS",
                  "127.0.0.1",
                  "ROUSE_DATABASE_URL",
                  server.settings().url(),
                  "ROUSE_DATABASE_USER",
                  "postgres"));
      try {
        var http = Http.to(port);
        new Eventually().isTrue(() -> status(http, "/health/liveness") == 200);
        assertThat(status(http, "/health/readiness")).isEqualTo(503);
        assertThat(http.post("/events", "{}").statusCode()).isEqualTo(503);

        server.restart();

        new Eventually().isTrue(() -> status(http, "/health/readiness") == 200);
        assertThat(http.post("/events", "{}").statusCode()).isEqualTo(202);
        process.destroy();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(said())
            .contains("\"message\":\"listening\"", "waiting for the journal", "drained");
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void main_wrongSettings_namesTheVariableAndExitsWith2() throws Exception {
    var process =
        start(Map.of("ROUSE_DATABASE_URL", "jdbc:postgresql://localhost/rouse", "PORT", "0"));

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said()).startsWith("rouse-gateway: ROUSE_TOKENS_FILE").contains("ROUSE_OPEN=");
  }

  private static int status(Http http, String path) throws Exception {
    try {
      return http.get(path).statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private Process start(Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
