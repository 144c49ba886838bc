package dev.rouse.agent;

import dev.rouse.agent.program.LoggedRun;
import dev.rouse.agent.program.LoneAgent;
import dev.rouse.agent.program.Program;
import dev.rouse.agent.settings.Settings;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.AgentId;
import dev.rouse.edge.log.JsonLogs;
import dev.rouse.edge.program.Life;
import dev.rouse.edge.program.Refused;
import dev.rouse.edge.settings.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// An agent's process.
public final class Main {
  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    Life.live("rouse-agent", () -> run(words));
  }

  private static Optional<String> run(String[] words) throws Refused, InterruptedException {
    JsonLogs.use(System.getenv().getOrDefault("ROUSE_LOG_LEVEL", "info"), LoggedRun::into);
    var files = definitions(List.of(words).iterator());
    System.getProperties().putAll(Proxy.properties(System.getenv()));
    var settings = Settings.from(System.getenv());
    Optional<LoneAgent> lone =
        files.isEmpty() ? Optional.empty() : Optional.of(LoneAgent.read(files, settings.naming()));
    var program = new Program(settings, agent(settings, lone), lone);
    Life.atItsEnd(program::drain);
    settings.parent().ifPresent(Life::endWith);
    return program.start().await();
  }

  private static AgentId agent(Settings settings, Optional<LoneAgent> lone) {
    return lone.map(LoneAgent::id)
        .or(() -> settings.naming().id())
        .orElseThrow(
            () -> new BrokenRule("ROUSE_AGENT is missing: set it to the name of the agent"));
  }

  private static List<Path> definitions(Iterator<String> words) {
    var files = new ArrayList<Path>();
    while (words.hasNext()) {
      String word = words.next();
      if (!word.equals("--definition") || !words.hasNext()) {
        throw new BrokenRule(
            "'" + word + "' is not understood; usage: rouse-agent [--definition FILE]...");
      }
      files.add(Path.of(words.next()));
    }
    return files;
  }
}
