package dev.rouse.cli.work;

import static dev.rouse.cli.verb.Action.DONE;

import dev.rouse.cli.remote.Answer;
import dev.rouse.cli.remote.Gateway;
import dev.rouse.cli.shown.Words;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// `invoke`, which waits for an answer, and `send`, which walks away.
public final class Sending {
  private static final Duration USUAL_WAIT = Duration.ofMinutes(10);
  private static final Duration ONE_WAIT = Duration.ofSeconds(60);
  private static final String OVER = "completed failed cancelled";

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
    var most = given.option("--timeout").map(DurationText::parse).orElse(USUAL_WAIT);
    var gateway = session.gateway();
    String task = location(gateway, agent, payload, given);
    if (given.flag("--async")) {
      session.out().line(task);
      return DONE;
    }
    if (given.flag("--stream")) {
      Runs.follow(session, gateway.one("/tasks/" + task));
    }
    var ended = awaited(gateway, task, most, session);
    session.out().one(ended, Sending::answer);
    return Answers.code(ended);
  }

  private static Payload task(Given given, Session session) throws IOException {
    if (given.maybeWord(1).isPresent()) {
      return Payload.of(given.word(1));
    }
    return Payload.read(given.option("--filename").orElse("-"), session);
  }

  /// Gives an agent a task.
  ///
  /// @return the task's id
  static String location(Gateway gateway, AgentId agent, Payload payload, Given given)
      throws IOException, InterruptedException {
    var headers = new java.util.HashMap<String, String>();
    headers.put("Content-Type", payload.mediaType());
    given.option("--key").ifPresent(key -> headers.put("Idempotency-Key", key));
    var answer = gateway.accepted(gateway.post(path(agent), headers, payload.bytes()));
    return answer
        .header("location")
        .map(place -> place.substring(place.lastIndexOf('/') + 1))
        .orElseThrow(() -> new IOException("the gateway accepts it, and does not say as what"));
  }

  private static String path(AgentId agent) {
    return "/agents/" + Gateway.encoded(agent.namespace()) + "/" + Gateway.encoded(agent.name());
  }

  private static Json.Obj awaited(Gateway gateway, String task, Duration most, Session session)
      throws IOException, InterruptedException {
    var until = session.clock().instant().plus(most);
    while (true) {
      var left = Duration.between(session.clock().instant(), until);
      var wait = left.compareTo(ONE_WAIT) < 0 ? left : ONE_WAIT;
      if (!wait.isPositive()) {
        return gateway.one("/tasks/" + task);
      }
      var state = gateway.awaited("/tasks/" + task, wait.plusSeconds(1));
      if (OVER.contains(Words.at(state, "state"))) {
        return state;
      }
    }
  }

  private static String answer(Json.Obj task) {
    return Answers.text(task).stripLeading();
  }

  private static int send(Given given, Session session) throws IOException, InterruptedException {
    var payload = Payload.read(given.word(0), session);
    var answer = session.gateway().accepted(sent(payload, given, session));
    session.out().remark(accepted(answer));
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

  private static String accepted(Answer answer) {
    return answer
        .header("location")
        .or(() -> answer.header("link"))
        .map(place -> "accepted: " + place)
        .orElse("accepted");
  }
}
