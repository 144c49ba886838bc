package dev.rouse.gateway.program;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.access.Access;
import dev.rouse.edge.access.Guard;
import dev.rouse.edge.http.Handler;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.alert.AlertDoor;
import dev.rouse.gateway.api.AgentsApi;
import dev.rouse.gateway.api.ApprovalsApi;
import dev.rouse.gateway.api.DeadApi;
import dev.rouse.gateway.api.IncidentsApi;
import dev.rouse.gateway.api.Routes;
import dev.rouse.gateway.api.RunsApi;
import dev.rouse.gateway.api.TasksApi;
import dev.rouse.gateway.api.Watch;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.gateway.door.AgentDoor;
import dev.rouse.gateway.door.EventDoor;
import dev.rouse.gateway.intake.Batcher;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.human.Approvals;
import dev.rouse.journal.incident.Incidents;
import dev.rouse.journal.people.Agents;
import dev.rouse.journal.people.Runs;
import dev.rouse.journal.people.Tasks;
import java.time.InstantSource;

/// Every request's way: who calls, where to, and what is said where it goes wrong.
record Entrance(Guard guard, Routes routes) implements Handler {
  private static final String AWAY_FOR = "5";

  static Entrance of(
      Guard guard,
      Database database,
      Directory directory,
      Batcher intake,
      Watch watch,
      InstantSource clock) {
    var journal = new PostgresJournal(database);
    var tasks = new Tasks(database);
    var runs = new Runs(database);
    var deadLetters = new DeadLetters(database);
    var incidents = new Incidents(database);
    var routes =
        new Routes()
            .on("POST", "/agents/*/*", new AgentDoor(directory, intake)::answer)
            .on("POST", "/alerts", new AlertDoor(directory, incidents)::answer)
            .on("POST", "/events", new EventDoor(directory, intake, deadLetters)::answer);
    new TasksApi(tasks, runs, watch).join(routes);
    new RunsApi(runs, tasks, journal).join(routes);
    new ApprovalsApi(new Approvals(database), journal).join(routes);
    new DeadApi(deadLetters, journal).join(routes);
    new IncidentsApi(incidents).join(routes);
    new AgentsApi(new Agents(database), clock).join(routes);
    return new Entrance(guard, routes);
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    try {
      return switch (guard.check(request.header("authorization"))) {
        case Access.Refused(var problem) ->
            Reply.problem(problem).with("www-authenticate", "Bearer");
        case Access.Granted(var caller) -> routes.answer(request, caller);
      };
    } catch (BrokenRule broken) {
      return Reply.problem(new Problem(Kind.MALFORMED, String.valueOf(broken.getMessage())));
    } catch (JournalAway away) {
      return Reply.problem(
              new Problem(Kind.UNAVAILABLE, "the journal is away: nothing was accepted"))
          .with("retry-after", AWAY_FOR);
    }
  }
}
