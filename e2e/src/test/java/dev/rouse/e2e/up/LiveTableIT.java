package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.edge.program.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `up` shows where it is started in a terminal.
final class LiveTableIT {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(600);
  private static final String AGENT =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: clerk}
      spec: {scaling: {idleAfter: 3s}, runbook: {steps: [], answer: done}}
      """;

  @TempDir private Path folder;

  @Test
  void up_inATerminal_showsWhoIsAwake_andItsProgressBefore() throws Exception {
    var agents = Files.createDirectories(folder.resolve("agents"));
    Files.writeString(agents.resolve("clerk.yaml"), AGENT);
    String port = Integer.toString(FreePort.find());
    var words = List.of("up", "--agents", agents.toString(), "--port", port);
    var shown = folder.resolve("shown");
    var terminal = terminal(words, shown);
    try {
      await(terminal, shown, "default/clerk +asleep +0 +0 +0 +0 +0");
      assertThat(Files.readString(shown))
          .contains("starting PostgreSQL", "starting the gateway", "ready in ", "AGENT", "RSS");

      Platform.hand("http://127.0.0.1:" + port + "/agents/default/clerk", "{}");

      await(terminal, shown, "default/clerk +(working|awake) +1 +\\d+ +\\d+ +0 +[1-9]\\d+ MiB");
      await(terminal, shown, "default/clerk +asleep +drained");
    } finally {
      terminal.descendants().forEach(ProcessHandle::destroy);
      assertThat(terminal.waitFor(600, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// A terminal of its own, as `script` makes one.
  private Process terminal(List<String> words, Path shown) throws IOException {
    var java = "'" + String.join("' '", CommandLine.java(CommandLine.agent())) + "' ";
    var command =
        Files.writeString(folder.resolve("up.sh"), "exec " + java + String.join(" ", words));
    var builder =
        new ProcessBuilder("script", "-qfec", "sh " + command, "/dev/null")
            .redirectErrorStream(true)
            .redirectOutput(shown.toFile());
    builder.environment().put("TERM", "xterm");
    builder.environment().put("XDG_DATA_HOME", folder.resolve("share").toString());
    return builder.start();
  }

  private static void await(Process terminal, Path shown, String line) throws Exception {
    var pattern = Pattern.compile(line);
    long until = System.nanoTime() + PATIENCE;
    while (!pattern.matcher(Files.readString(shown)).find()) {
      if (terminal.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
        throw new AssertionError("no " + line + " in:\n" + Files.readString(shown));
      }
    }
  }
}
