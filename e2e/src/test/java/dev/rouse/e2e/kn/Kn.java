package dev.rouse.e2e.kn;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs `kn-agent` as a process.
///
/// @param environment further variables of its environment
record Kn(Map<String, String> environment, Path folder) {
  private static final Path AGENT = Path.of("../functions/agent/target/rouse-agent.jar");
  private static final int PATIENCE = 120;

  /// How it ended, and what it printed.
  record Said(int code, String out, String err) {}

  Said run(String... words) throws IOException, InterruptedException {
    return typed("", words);
  }

  /// The same with something on standard input.
  Said typed(String in, String... words) throws IOException, InterruptedException {
    return begin(in, words).ended();
  }

  /// Begins, and does not wait for its end.
  Running begin(String in, String... words) throws IOException {
    var out = Files.createTempFile(folder, "kn", ".out");
    var err = Files.createTempFile(folder, "kn", ".err");
    var builder =
        new ProcessBuilder(command(words)).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeAll(List.of("KUBECONFIG", "ROUSE_GATEWAY_URL"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    try (var input = process.getOutputStream()) {
      input.write(in.getBytes(UTF_8));
    }
    return new Running(List.of(words), process, out, err);
  }

  /// One that may not have ended.
  record Running(List<String> words, Process process, Path out, Path err) {

    /// Waits until it has printed something.
    String awaitOut(String text) throws IOException, InterruptedException {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
      while (!Files.readString(out).contains(text)) {
        if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
          process.destroyForcibly();
          throw new AssertionError(
              "%s never says '%s': %s%s"
                  .formatted(words, text, Files.readString(out), Files.readString(err)));
        }
      }
      return Files.readString(out);
    }

    boolean goesOn() {
      return process.isAlive();
    }

    Said ended() throws IOException, InterruptedException {
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("kn-agent " + words + " does not end");
      }
      return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  private static List<String> command(String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Drouse.agent.jar=" + AGENT.toAbsolutePath());
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.add("dev.rouse.cli.kn.Main");
    command.addAll(List.of(words));
    return command;
  }
}
