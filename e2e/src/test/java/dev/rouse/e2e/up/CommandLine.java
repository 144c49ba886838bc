package dev.rouse.e2e.up;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A command with `--json` in a process of its own.
final class CommandLine implements AutoCloseable {
  private static final Path AGENT = Path.of("../functions/agent/target/rouse-agent.jar");
  private static final Path FLAGS = Path.of("../cli/src/main/launch/rouse-up.jvm");
  private static final int PATIENCE = 600;

  private final Process process;
  private final Path errors;
  private final BlockingQueue<Json> lines = new LinkedBlockingQueue<>();
  private final Thread reader = Thread.ofVirtual().unstarted(this::read);

  private CommandLine(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    reader.start();
  }

  /// Starts it, without waiting for anything.
  ///
  /// @param told further variables of its environment; empty ones are taken out of it
  static CommandLine start(Map<String, String> told, List<String> words) throws IOException {
    return start(AGENT, told, words);
  }

  /// The same, with a program of the agent's that need not be one.
  static CommandLine start(Path agent, Map<String, String> told, List<String> words)
      throws IOException {
    var errors = Files.createTempFile("rouse-up-", ".err");
    var command = new ArrayList<>(java(agent));
    command.addAll(words);
    var builder = new ProcessBuilder(command).redirectError(errors.toFile());
    told.forEach((name, value) -> {
      if (value.isEmpty()) {
        builder.environment().remove(name);
      } else {
        builder.environment().put(name, value);
      }
    });
    return new CommandLine(builder.start(), errors);
  }

  /// What starts the command line.
  static List<String> java(Path agent) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + FLAGS.toAbsolutePath().normalize(),
        "-Drouse.agent.jar=" + agent.toAbsolutePath(),
        "-Drouse.kafka.classpath=" + KafkaTool.classpath(),
        "-cp",
        System.getProperty("java.class.path", ""),
        "dev.rouse.cli.Main");
  }

  /// The program that agents run.
  static Path agent() {
    return AGENT;
  }

  long pid() {
    return process.pid();
  }

  /// The next line that has this field.
  Json next(String field) throws IOException, InterruptedException {
    while (true) {
      var line = lines.poll(PATIENCE, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("no line with " + field + " came; it said: " + said());
      }
      if (line.at(field).isPresent()) {
        return line;
      }
    }
  }

  /// Waits until it says this of an agent; the line.
  @CanIgnoreReturnValue
  Json awaitState(String state) throws IOException, InterruptedException {
    var line = next("state");
    while (!Platform.text(line, "state").equals(state)) {
      line = next("state");
    }
    return line;
  }

  /// All lines, once it has ended.
  List<Json> allLines() throws InterruptedException {
    reader.join();
    return List.copyOf(lines);
  }

  /// What it has written to standard error.
  String said() throws IOException {
    return Files.readString(errors);
  }

  /// SIGTERM; its exit code.
  int terminate() throws InterruptedException {
    process.destroy();
    return exit();
  }

  int exit() throws InterruptedException {
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  /// SIGKILL for it alone: what it has started is left to itself.
  void kill() throws InterruptedException {
    var _ = process.destroyForcibly();
    var _ = exit();
  }

  private void read() {
    try (Stream<String> out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .lines()) {
      out.map(Json::parse).forEach(lines::add);
    } catch (UncheckedIOException ended) {
      // Whoever ends it closes what it says.
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroy();
      var _ = process.onExit().join();
    }
  }
}
