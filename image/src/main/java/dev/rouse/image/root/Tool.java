package dev.rouse.image.root;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/// A program of the machine that builds.
final class Tool {
  private Tool() {}

  /// Whether the machine has it.
  static boolean here(String name) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(name, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  /// Runs one, and returns what it said.
  ///
  /// @throws IOException where it failed, with what it said
  static String run(List<String> words) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", words) + " ended with " + code + ": " + said);
    }
    return said;
  }
}
