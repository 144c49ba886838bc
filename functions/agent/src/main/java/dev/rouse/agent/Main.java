package dev.rouse.agent;

import dev.rouse.agent.log.JsonLogs;
import dev.rouse.agent.program.LoneAgent;
import dev.rouse.agent.program.Program;
import dev.rouse.agent.program.Refused;
import dev.rouse.agent.settings.Proxy;
import dev.rouse.agent.settings.Settings;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.AgentId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An agent's process.
///
/// Exits 0 after a drain, 2 on wrong usage or settings, 1 where it could not go on.
public final class Main {
  private static final int DRAINED = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    int code = FAILED;
    try {
      code = run(words);
    } catch (BrokenRule broken) {
      code = said(broken.getMessage(), MISUSED);
    } catch (Refused refused) {
      code = said(refused.why(), FAILED);
    } finally {
      Runtime.getRuntime().halt(code);
    }
  }

  private static int run(String[] words) throws Refused, InterruptedException {
    JsonLogs.use(System.getenv().getOrDefault("ROUSE_LOG_LEVEL", "info"));
    var files = definitions(List.of(words).iterator());
    System.getProperties().putAll(Proxy.properties(System.getenv()));
    var settings = Settings.from(System.getenv());
    Optional<LoneAgent> lone =
        files.isEmpty() ? Optional.empty() : Optional.of(LoneAgent.read(files, settings.naming()));
    var program = new Program(settings, agent(settings, lone), lone);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(program), "drain"));
    settings.parent().ifPresent(Main::endWith);
    return program.start().await().map(why -> said(why, FAILED)).orElse(DRAINED);
  }

  /// What started this process is gone: nobody would ever stop it.
  private static void endWith(long parent) {
    var _ =
        ProcessHandle.of(parent)
            .map(ProcessHandle::onExit)
            .orElseGet(() -> CompletableFuture.completedFuture(null))
            .thenRun(() -> System.exit(DRAINED));
  }

  /// A JVM that is told to stop would exit with the signal's number; a drain has ended well.
  private static void drain(Program program) {
    program.drain();
    Runtime.getRuntime().halt(DRAINED);
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

  private static int said(String why, int code) {
    System.err.println("rouse-agent: " + why);
    return code;
  }
}
