package dev.rouse.agent.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The agent's jar, started as a process of its own.
final class AgentProcess implements AutoCloseable {
  private static final String JAR = "target/rouse-agent.jar";
  private static final int PATIENCE_SECONDS = 180;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();

  private AgentProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().name("log").start(this::read);
  }

  static AgentProcess start(Map<String, String> environment, String... words) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("@src/main/launch/rouse-agent.jvm", "-jar", JAR));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new AgentProcess(builder.start());
  }

  /// Waits for a line of the log with this message.
  @CanIgnoreReturnValue
  Json awaitSaid(String message) throws InterruptedException {
    while (true) {
      String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("never said '" + message + "': " + String.join("\n", seen));
      }
      seen.add(line);
      if (line.contains("\"message\":\"" + message + "\"")) {
        return Json.parse(line);
      }
    }
  }

  /// Where it listens.
  int awaitPort() throws InterruptedException {
    return Integer.parseInt(
        awaitSaid("listening").at("port").map(Json::write).orElse("").replace("\"", ""));
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Tells it to stop, and waits for its exit code. What it says last is still read.
  int stop() throws InterruptedException {
    assertThat(process.toHandle().destroy()).isTrue();
    return exit();
  }

  int exit() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end: " + String.join("\n", seen));
    }
    return process.exitValue();
  }

  /// All that it said, once it has ended.
  String said() {
    lines.drainTo(seen);
    return String.join("\n", seen);
  }

  private void read() {
    try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException ended) {
      lines.add(ended.toString());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
