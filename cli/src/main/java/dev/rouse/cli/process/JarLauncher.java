package dev.rouse.cli.process;

import dev.rouse.core.json.Text;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the agent's own jar on this JVM's runtime, with nothing of this process's environment but
/// what an agent is told.
public final class JarLauncher implements Launcher {
  private static final Logger LOG = LoggerFactory.getLogger(JarLauncher.class);
  private static final int LONGEST = 300;

  private final List<String> command;
  private final Function<AgentId, Map<String, String>> settings;
  private final Path logs;

  /// Looks once whether the jar has a cache that fits.
  ///
  /// @param settings what each agent's processes are told, by the agent
  /// @param logs where their output goes
  public JarLauncher(Path jar, Function<AgentId, Map<String, String>> settings, Path logs)
      throws IOException {
    var launch = Launch.of(jar);
    if (!launch.trained()) {
      LOG.atWarn().addKeyValue("missing", launch.cache()).log("agents start slowly");
    }
    this.command = launch.command();
    this.settings = settings;
    this.logs = logs;
  }

  @Override
  public Process launch(AgentId agent, int slot, int port) throws IOException {
    Files.createDirectories(logs);
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(agent).toFile()));
    builder.environment().clear();
    builder.environment().putAll(settings.apply(agent));
    builder.environment().put("ROUSE_PROCESS", "slot-" + slot);
    builder.environment().put("PORT", Integer.toString(port));
    return builder.start();
  }

  private Path log(AgentId agent) {
    return logs.resolve(agent.namespace() + "-" + agent.name() + ".log");
  }

  @Override
  public String lastWords(AgentId agent) {
    try (Stream<String> lines = Files.lines(log(agent))) {
      String last = lines.filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
      return Text.shortened(last, LONGEST) + " (" + log(agent) + ")";
    } catch (IOException | UncheckedIOException unreadable) {
      return "nothing (" + log(agent) + ")";
    }
  }
}
