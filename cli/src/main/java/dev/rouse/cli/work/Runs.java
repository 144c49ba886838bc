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
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// `runs`, `run`, `logs` and `cancel`.
public final class Runs {
  private Runs() {}

  public static List<Verb> verbs() {
    return List.of(
        Asked.listing(Verb.of("runs", "lists runs, newest first", Runs::list))
            .option("STATE", "only those: running,waiting,failed,...", "--state"),
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
    var query = Asked.query(given, session);
    given.option("--state").ifPresent(state -> query.put("state", state));
    session
        .out()
        .list(
            session.gateway().list("/runs", query),
            new Rows(session.clock()).runs(),
            "no runs; `kn-agent invoke AGENT` starts one");
    return DONE;
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
    if (runs.isEmpty()) {
      session.out().remark(agent + " has not run yet: it sleeps until an event comes");
      return DONE;
    }
    session.out().remark(why(gateway, agent));
    var last = (Json.Obj) runs.getFirst();
    if (given.flag("--follow")) {
      follow(session, last);
      return DONE;
    }
    var run = gateway.one(path(Words.at(last, "run")));
    session.out().one(run, Runs::told);
    return DONE;
  }

  /// Why there is no pod, or that there should be one.
  private static String why(Gateway gateway, AgentId agent)
      throws IOException, InterruptedException {
    var known = gateway.list("/agents", Map.of("agent", agent.toString())).items();
    String backlog = known.isEmpty() ? "0" : Words.at((Json.Obj) known.getFirst(), "backlog");
    return backlog.equals("0")
        ? agent + " sleeps, for nothing is runnable; its last run:"
        : "%s has %s runnable; `kn-agent describe %s` tells how its waking goes; its last run:"
            .formatted(agent, backlog, agent);
  }

  /// Prints a run's steps as they come.
  static void follow(Session session, Json.Obj run) throws IOException, InterruptedException {
    var accepted = Words.moment(Words.at(run, "acceptedAt")).orElse(Instant.EPOCH);
    var timeline = new Timeline(accepted);
    session
        .gateway()
        .follow(
            "/tasks/" + Gateway.encoded(Words.at(run, "run")),
            step -> session.out().line(timeline.tell(step)));
  }

  private static int cancel(Given given, Session session) throws IOException, InterruptedException {
    var reason = given.option("--reason").map(text -> Map.of("reason", text)).orElse(Map.of());
    var _ = session.gateway().delete(path(given.word(0)), reason);
    session.out().remark(given.word(0) + " is told to stop");
    return DONE;
  }
}
