package dev.rouse.cli.trial;

import static dev.rouse.cli.verb.Action.DONE;
import static dev.rouse.cli.verb.Action.FAILED;

import dev.rouse.cli.plane.Folder;
import dev.rouse.cli.remote.Gateway;
import dev.rouse.cli.shown.Timeline;
import dev.rouse.cli.shown.Words;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.cli.work.Answers;
import dev.rouse.cli.work.Payload;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `try`: one event, one run, its timeline; exits by what came of it.
public final class Trial {
  private static final Duration USUAL_WAIT = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private Trial() {}

  /// Agents on trial.
  private record Subject(List<Resource> resources, Folder folder, AgentId agent) {}

  public static Verb verb() {
    return Verb.of(
            "try",
            "runs an agent once here, on a platform that is thrown away; exits 0 if it completes",
            Trial::run)
        .needs("PATH", "the agent's YAML, or a folder of it", "-f", "--filename")
        .needs("FILE", "a CloudEvent, Alertmanager's notification, JSON or a text", "--event")
        .option("FILE", "what tools answer: a result for each tool's name, as YAML", "--stubs")
        .option("NAME", "which agent, where there are several", "--agent")
        .option("DURATION", "how long it may take (default: 2m)", "--timeout");
  }

  private static int run(Given given, Session session) throws IOException, InterruptedException {
    var root = Path.of(given.needed("--filename"));
    var subject = subject(root, given, session);
    var event = Payload.of(session.text(given.needed("--event")));
    var stubs = given.option("--stubs");
    var most = given.duration("--timeout").orElse(USUAL_WAIT);
    String results = stubs.isPresent() ? session.text(stubs.get()) : "{}";
    var scratch = Files.createTempDirectory("kn-agent-try");
    try (var served = Stubs.serve(results)) {
      var agents =
          write(served.applied(subject.resources(), subject.folder().definitions()), scratch);
      copySecrets(root, agents);
      session.out().remark("starting a platform to try " + subject.agent() + " on");
      try (var platform = LocalPlatform.start(agents, scratch.resolve("data"))) {
        var gateway = new Gateway(platform.gateway(), Optional.empty());
        return told(session, lead(gateway, subject.agent(), event, session, most));
      }
    } finally {
      delete(scratch);
    }
  }

  private static Subject subject(Path root, Given given, Session session) throws IOException {
    var texts = Folder.texts(root);
    var resources = new ArrayList<Resource>();
    for (var text : texts.values()) {
      if (Resources.read(text, session.ownNamespace()) instanceof Resources.Result.Read(var read)) {
        resources.addAll(read);
      }
    }
    var folder = Folder.read(texts, session.ownNamespace());
    if (!folder.faults().isEmpty()) {
      throw new BrokenRule(String.join("\n", folder.faults()));
    }
    return new Subject(resources, folder, agent(folder, given, session));
  }

  private static AgentId agent(Folder folder, Given given, Session session) {
    var all = folder.definitions().stream().map(definition -> definition.agent().id()).toList();
    var named = given.option("--agent").map(session::agent);
    if (named.isEmpty() && all.size() == 1) {
      return all.getFirst();
    }
    String names = all.stream().map(AgentId::toString).collect(Collectors.joining(", "));
    return named
        .filter(all::contains)
        .orElseThrow(() -> new BrokenRule("name one of the agents with --agent: " + names));
  }

  private static Path write(List<Json.Obj> resources, Path scratch) throws IOException {
    var agents = Files.createDirectory(scratch.resolve("agents"));
    String text = resources.stream().map(Json::write).collect(Collectors.joining("\n---\n"));
    Files.writeString(agents.resolve("agents.yaml"), text);
    return agents;
  }

  private static void copySecrets(Path root, Path agents) throws IOException {
    var secrets =
        Files.isDirectory(root) ? root.resolve("secrets.env") : root.resolveSibling("secrets.env");
    if (Files.exists(secrets)) {
      var _ = Files.copy(secrets, agents.resolve("secrets.env"));
    }
  }

  private static Json.Obj lead(
      Gateway gateway, AgentId agent, Payload event, Session session, Duration most)
      throws IOException, InterruptedException {
    var until = session.clock().instant().plus(most);
    String task = sent(gateway, agent, event);
    var state = gateway.awaited("/tasks/" + task, LOOK);
    while (!over(gateway, state) && session.clock().instant().isBefore(until)) {
      state = gateway.awaited("/tasks/" + task, LOOK);
    }
    return gateway.one("/runs/" + Words.at(state, "run"));
  }

  private static boolean over(Gateway gateway, Json.Obj task)
      throws IOException, InterruptedException {
    if (!Words.at(task, "state").equals("waiting")) {
      return Answers.over(task);
    }
    return !gateway.list("/approvals", Map.of("agent", Words.at(task, "agent"))).items().isEmpty();
  }

  private static String sent(Gateway gateway, AgentId agent, Payload event)
      throws IOException, InterruptedException {
    var headers = Map.of("Content-Type", event.mediaType());
    if (!event.isNotification()) {
      String path = "/agents/" + agent.namespace() + "/" + agent.name();
      var answer = gateway.accepted(gateway.post(path, headers, event.bytes()));
      return last(answer.header("location").orElse(""));
    }
    var _ = gateway.accepted(gateway.post("/alerts", headers, event.bytes()));
    var tasks = gateway.list("/tasks", Map.of("agent", agent.toString(), "limit", "1")).items();
    if (tasks.isEmpty()) {
      throw new IOException("none of the alerts fits the alert triggers of " + agent);
    }
    return Words.at((Json.Obj) tasks.getFirst(), "task");
  }

  private static String last(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static int told(Session session, Json.Obj run) {
    session.out().one(run, shown -> Timeline.of(shown) + Answers.text(shown));
    return Words.at(run, "state").equals("completed") ? DONE : FAILED;
  }

  private static void delete(Path folder) throws IOException {
    var _ =
        Files.walkFileTree(
            folder,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                  throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult postVisitDirectory(Path emptied, IOException failed)
                  throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
              }
            });
  }
}
