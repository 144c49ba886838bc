package dev.rouse.cli.work;

import static dev.rouse.cli.verb.Action.DONE;

import dev.rouse.cli.remote.Gateway;
import dev.rouse.cli.shown.Timeline;
import dev.rouse.cli.shown.Words;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.people.Stage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `runs`, `run`, `logs` and `cancel`.
public final class Runs {
  private static final Asked RUNS =
      new Asked("/runs", Rows::runs, "no runs; `kn-agent invoke AGENT` starts one");
  private static final Duration WITHOUT_END = Duration.ofDays(365);

  private Runs() {}

  public static List<Verb> verbs() {
    return List.of(
        Asked.listing(Verb.of("runs", "lists runs, newest first", Runs::list))
            .choice(
                "STATE",
                "only those: running,waiting,failed,...",
                Arrays.stream(Stage.values()).map(Stage::word).toList(),
                "--state"),
        Verb.of("run", "shows a run: its timeline and its answer", Runs::show)
            .takes("RUN", "the run's id, or its task's"),
        Verb.of(
                "logs",
                "shows what an agent did last; asleep it has no pod, and its runs are all there is",
                Runs::logs)
            .takes("AGENT", "NAME, or NAMESPACE/NAME")
            .flag("goes on until the run ends", "-f", "--follow"),
        Verb.of(
                "cancel",
                "ends a run; what it is in the middle of comes to its end first",
                Runs::cancel)
            .takes("RUN", "the run's id, or its task's")
            .option("TEXT", "why, for the run's timeline", "--reason"));
  }

  private static int list(Given given, Session session) throws IOException, InterruptedException {
    var state = given.option("--state");
    return RUNS.print(
        given, session, state.map(words -> Map.of("state", words)).orElseGet(Map::of));
  }

  private static int show(Given given, Session session) throws IOException, InterruptedException {
    var run = session.gateway().one(path(given.word(0)));
    session.out().one(run, Runs::told);
    return DONE;
  }

  static String path(String run) {
    return "/runs/" + Gateway.encoded(run);
  }

  private static String told(Json.Obj run) {
    return head(run) + Timeline.of(run) + Answers.text(run);
  }

  private static String head(Json.Obj run) {
    String subject = Words.at(run, "event.subject");
    return "%s  %s  %s%n%s%s from %s, accepted %s%n%n"
        .formatted(
            Words.at(run, "run"),
            Words.at(run, "agent"),
            Words.at(run, "state"),
            Words.at(run, "event.type"),
            subject.isEmpty() ? "" : " about " + subject,
            Words.at(run, "event.source"),
            Words.at(run, "acceptedAt"));
  }

  private static int logs(Given given, Session session) throws IOException, InterruptedException {
    var agent = session.agent(given.word(0));
    var gateway = session.gateway();
    var runs = gateway.list("/runs", Map.of("agent", agent.toString(), "limit", "1")).items();
    var known = gateway.agent(agent);
    if (runs.isEmpty()) {
      if (known.isEmpty()) {
        throw Gateway.unknown(agent);
      }
      session.out().remark(agent + " has not run yet: it sleeps until an event comes");
      return DONE;
    }
    session.out().remark(why(agent, known));
    var last = (Json.Obj) runs.getFirst();
    if (given.flag("--follow")) {
      follow(session, last, WITHOUT_END);
      session.out().next(gateway.one(path(Words.at(last, "run"))), Answers::text);
    } else {
      session.out().one(gateway.one(path(Words.at(last, "run"))), Runs::told);
    }
    return DONE;
  }

  /// Why there is no pod, or that there should be one.
  private static String why(AgentId agent, Optional<Json.Obj> known) {
    String backlog = known.map(agentNow -> Words.at(agentNow, "backlog")).orElse("0");
    return backlog.equals("0")
        ? agent + " sleeps, for nothing is runnable; its last run:"
        : "%s has %s runnable; `kn-agent describe %s` tells how its waking goes; its last run:"
            .formatted(agent, backlog, agent);
  }

  /// Prints a run's steps as they come.
  static void follow(Session session, Json.Obj run, Duration most) throws IOException {
    var accepted = Words.moment(Words.at(run, "acceptedAt")).orElse(Instant.EPOCH);
    var timeline = new Timeline(accepted);
    session
        .gateway()
        .follow(
            "/tasks/" + Gateway.encoded(Words.at(run, "run")),
            most,
            step -> session.out().next(step, told -> timeline.tell(told) + "\n"));
  }

  private static int cancel(Given given, Session session) throws IOException, InterruptedException {
    var reason = given.option("--reason").map(text -> Map.of("reason", text)).orElse(Map.of());
    var _ = session.gateway().delete(path(given.word(0)), reason);
    session.out().remark(given.word(0) + " is told to stop");
    return DONE;
  }
}
