package dev.rouse.cli.demo.monitoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that ends with this process, even where this one is killed: its shell waits for the
/// end of an input that only we hold.
public final class Tied implements AutoCloseable {
  private static final String UNTIL_WE_END =
      "\"$@\" </dev/null & child=$!; cat >/dev/null; kill $child; wait $child";

  private final Process shell;

  private Tied(Process shell) {
    this.shell = shell;
  }

  /// Starts it.
  ///
  /// @param log where its output goes
  static Tied start(List<String> command, Path log) throws IOException {
    var words = new ArrayList<>(List.of("sh", "-c", UNTIL_WE_END, "sh"));
    words.addAll(command);
    var builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new Tied(builder.start());
  }

  @Override
  public void close() throws IOException {
    shell.getOutputStream().close();
    try {
      if (!shell.waitFor(5, TimeUnit.SECONDS)) {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
