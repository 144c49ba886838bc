package dev.rouse.scaler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.journal.embedded.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class MainIT {
  private static final Pattern PORT = Pattern.compile("\"port\":\"?(\\d+)");

  @Test
  void main_sigterm_endsOpenCallsAndExitsWith0() throws Exception {
    var settings = TestPostgres.shared().fresh();
    try (var journal = new JournalSide(settings)) {
      var agent = journal.register("a1");
      var process =
          start(Map.of("ROUSE_DATABASE_URL", settings.url(), "ROUSE_DATABASE_USER", "postgres"));
      try (var output = process.inputReader(UTF_8);
          var keda = Keda.calling(port(output))) {
        keda.await(agent, 0);
        var said = keda.listen(agent);
        journal.takeIn(agent, 1);
        said.until("true");

        process.destroy();

        said.until("OK");
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void main_wrongSettings_namesTheVariableAndExitsWith2() throws Exception {
    var process = start(Map.of("ROUSE_DATABASE_URL", "mysql://db"));

    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said).contains("ROUSE_DATABASE_URL").doesNotContain("at dev.rouse");
  }

  private static Process start(Map<String, String> environment) throws IOException {
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
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("PORT", "0");
    builder.environment().put("ROUSE_HEALTH_PORT", "0");
    return builder.start();
  }

  private static int port(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      var found = PORT.matcher(line);
      if (found.find()) {
        return Integer.parseInt(found.group(1));
      }
    }
    throw new AssertionError("it ended without listening");
  }
}
