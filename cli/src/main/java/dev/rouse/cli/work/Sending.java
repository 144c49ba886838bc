package dev.rouse.cli.work;

import static dev.rouse.cli.verb.Action.DONE;

import dev.rouse.cli.remote.Answer;
import dev.rouse.cli.remote.Gateway;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `invoke`, which waits for an answer, and `send`, which walks away.
public final class Sending {
  private static final Pattern TASK = Pattern.compile("/tasks/([^>\\s]+)");
  private static final Duration USUAL_WAIT = Duration.ofMinutes(10);
  private static final Duration ONE_WAIT = Duration.ofSeconds(60);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);

  private Sending() {}

  public static List<Verb> verbs() {
    return List.of(
        Verb.of("invoke", "gives an agent a task and waits for the answer", Sending::invoke)
            .takes("AGENT", "NAME, or NAMESPACE/NAME")
            .mayTake("TEXT", "the task; without it, --filename or standard input")
            .option(
                "FILE",
                "the task: a text, JSON or a CloudEvent; - is standard input",
                "-f",
                "--filename")
            .option("KEY", "sent again under the same key it is the same task", "--key")
            .option("DURATION", "how long to wait (default: 10m)", "--timeout")
            .flag("does not wait: prints the task's id", "--async")
            .flag("tells each step as it is taken", "--stream"),
        Verb.of(
                "send",
                "sends an event to whoever wants it; Alertmanager's notifications go to /alerts",
                Sending::send)
            .takes("FILE", "a CloudEvent or a notification as JSON; - is standard input")
            .option("AGENT", "to this agent alone", "--agent"));
  }

  private static int invoke(Given given, Session session) throws IOException, InterruptedException {
    var agent = session.agent(given.word(0));
    var payload = task(given, session);
    var most = given.duration("--timeout").orElse(USUAL_WAIT);
    String task = location(session.gateway(), agent, payload, given);
    if (given.flag("--async")) {
      session.out().one(Json.object().put("task", task).done(), accepted -> task + "\n");
      return DONE;
    }
    try {
      return answered(task, most, given.flag("--stream"), session);
    } catch (IOException lost) {
      throw new IOException(
          "%s; the task goes on all the same: `kn-agent run %s` shows it"
              .formatted(lost.getMessage(), task),
          lost);
    }
  }

  private static int answered(String task, Duration most, boolean stream, Session session)
      throws IOException {
    var until = session.clock().instant().plus(most);
    if (stream) {
      Runs.follow(session, session.gateway().one("/tasks/" + task), most);
    }
    var ended = awaited(task, until, session);
    if (!Answers.over(ended)) {
      session.out().remark("no answer within " + DurationText.write(most));
    }
    session.out().next(ended, Sending::answer);
    return Answers.code(ended);
  }

  private static Payload task(Given given, Session session) throws IOException {
    if (given.maybeWord(1).isPresent()) {
      return Payload.of(given.word(1));
    }
    return Payload.of(session.text(given.option("--filename").orElse("-")));
  }

  /// Gives an agent a task.
  ///
  /// @return the task's id
  static String location(Gateway gateway, AgentId agent, Payload payload, Given given)
      throws IOException, InterruptedException {
    var headers = new HashMap<String, String>();
    headers.put("Content-Type", payload.mediaType());
    given.option("--key").ifPresent(key -> headers.put("Idempotency-Key", key));
    var answer = gateway.accepted(gateway.post(path(agent), headers, payload.bytes()));
    return tasks(answer).stream()
        .findFirst()
        .orElseThrow(() -> new IOException("the gateway accepts it, and does not say as what"));
  }

  private static String path(AgentId agent) {
    return "/agents/" + Gateway.encoded(agent.namespace()) + "/" + Gateway.encoded(agent.name());
  }

  /// Waits for the end. Where that takes longer it says once what it waits for.
  private static Json.Obj awaited(String task, Instant until, Session session) throws IOException {
    var gateway = session.gateway();
    var longest = FIRST_WAIT;
    while (true) {
      var left = Duration.between(session.clock().instant(), until);
      var wait = left.compareTo(longest) < 0 ? left : longest;
      if (!wait.isPositive()) {
        return gateway.one("/tasks/" + task);
      }
      var state = gateway.awaited("/tasks/" + task, wait.plusSeconds(1));
      if (Answers.over(state)) {
        return state;
      }
      if (longest.equals(FIRST_WAIT) && left.compareTo(FIRST_WAIT) > 0) {
        session.out().remark(Answers.text(state).strip());
      }
      longest = ONE_WAIT;
    }
  }

  private static String answer(Json.Obj task) {
    return Answers.text(task).stripLeading();
  }

  private static int send(Given given, Session session) throws IOException, InterruptedException {
    var payload = Payload.of(session.text(given.word(0)));
    var answer = session.gateway().accepted(sent(payload, given, session));
    var tasks = tasks(answer);
    session
        .out()
        .one(
            Json.object().put("accepted", true).someTexts("tasks", tasks).done(),
            accepted -> tasks.stream().map(task -> task + "\n").collect(Collectors.joining()));
    session.out().remark(accepted(tasks));
    return DONE;
  }

  private static Answer sent(Payload payload, Given given, Session session)
      throws IOException, InterruptedException {
    var headers = Map.of("Content-Type", payload.mediaType());
    var agent = given.option("--agent").map(session::agent);
    if (agent.isPresent()) {
      return session.gateway().post(path(agent.get()), headers, payload.bytes());
    }
    if (payload.isNotification()) {
      return session.gateway().post("/alerts", headers, payload.bytes());
    }
    if (payload.isEvent()) {
      return session.gateway().post("/events", headers, payload.bytes());
    }
    throw new BrokenRule(
        "it is neither a CloudEvent (it has no specversion) nor a notification (it has no groupKey):"
            + " name the agent it is for with --agent");
  }

  /// The tasks that an answer names, in either of two ways.
  private static List<String> tasks(Answer answer) {
    String places = answer.header("location").or(() -> answer.header("link")).orElse("");
    return TASK.matcher(places).results().map(place -> place.group(1)).toList();
  }

  private static String accepted(List<String> tasks) {
    return switch (tasks.size()) {
      case 0 -> "accepted; `kn-agent runs` shows whom it wakes";
      case 1 -> "accepted; `kn-agent run %s` shows what comes of it".formatted(tasks.getFirst());
      default -> "accepted by %d agents; `kn-agent run TASK` shows one".formatted(tasks.size());
    };
  }
}
