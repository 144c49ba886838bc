package dev.rouse.bench.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A command of `./rouse` that says a JSON object a line.
public final class Rouse implements AutoCloseable {
  private static final double NANOS_IN_MILLI = 1e6;
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader lines;
  private final long began;

  private Rouse(Process process, long began) {
    this.process = process;
    this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.began = began;
  }

  /// Starts it.
  public static Rouse start(String... words) throws IOException {
    var command = new ArrayList<>(List.of("./rouse"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeAll(List.of("OPENAI_API_KEY", "ANTHROPIC_API_KEY"));
    builder.environment().put("OLLAMA_HOST", "127.0.0.1:9");
    long began = System.nanoTime();
    return new Rouse(builder.start(), began);
  }

  /// The next line; empty once there is none any more.
  public Optional<Json> next() throws IOException {
    return Optional.ofNullable(lines.readLine()).map(Json::parse);
  }

  /// Waits for a line with this field.
  public Json await(String field) throws IOException {
    var line = next();
    while (line.isPresent() && line.get().at(field).isEmpty()) {
      line = next();
    }
    return line.orElseThrow(() -> new IOException("it ended without saying `" + field + "`"));
  }

  public double millisSinceStart() {
    return (System.nanoTime() - began) / NANOS_IN_MILLI;
  }

  /// Waits for its end; its exit code.
  public int end() throws InterruptedException {
    return process.waitFor();
  }

  /// The process and all that it has started, but for what has left it.
  public List<ProcessHandle> processes() {
    var all = new ArrayList<>(List.of(process.toHandle()));
    all.addAll(process.descendants().toList());
    return all;
  }

  /// SIGKILL.
  public void kill() throws InterruptedException {
    var _ = process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
