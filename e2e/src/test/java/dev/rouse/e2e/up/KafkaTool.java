package dev.rouse.e2e.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `./rouse topic`, as a process.
final class KafkaTool {
  private static final Path MODULE = Path.of("../kafka/target");
  private static final int PATIENCE = 180;

  private KafkaTool() {}

  /// The class path of the embedded Kafka.
  static String classpath() {
    try {
      String others = Files.readString(MODULE.resolve("classpath")).strip();
      return MODULE.resolve("classes").toAbsolutePath() + ":" + others;
    } catch (IOException notBuilt) {
      throw new UncheckedIOException(notBuilt);
    }
  }

  static void write(String kafka, String topic, Path lines)
      throws IOException, InterruptedException {
    var process =
        start(List.of("write", kafka, topic), ProcessBuilder.Redirect.from(lines.toFile()));
    var _ = output(process);
  }

  static List<String> read(String kafka, String topic, int count)
      throws IOException, InterruptedException {
    var words = List.of("read", kafka, topic, Integer.toString(count));
    return output(start(words, ProcessBuilder.Redirect.PIPE)).lines().toList();
  }

  private static Process start(List<String> words, ProcessBuilder.Redirect input)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                classpath(),
                "dev.rouse.kafka.topic.Main"));
    command.addAll(words);
    return new ProcessBuilder(command)
        .redirectInput(input)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError("./rouse topic failed");
    }
    return said;
  }
}
