package dev.rouse.gateway.program;

import dev.rouse.gateway.alert.AlertDoor;
import dev.rouse.gateway.api.AgentsApi;
import dev.rouse.gateway.api.ApprovalsApi;
import dev.rouse.gateway.api.DeadApi;
import dev.rouse.gateway.api.IncidentsApi;
import dev.rouse.gateway.api.MetricsApi;
import dev.rouse.gateway.api.Routes;
import dev.rouse.gateway.api.RunsApi;
import dev.rouse.gateway.api.TasksApi;
import dev.rouse.gateway.api.Watch;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.gateway.door.AgentDoor;
import dev.rouse.gateway.door.EventDoor;
import dev.rouse.gateway.door.KnownRights;
import dev.rouse.gateway.door.TriggerDoor;
import dev.rouse.gateway.intake.Batcher;
import dev.rouse.gateway.kafka.client.KafkaAccess;
import dev.rouse.gateway.metrics.Counters;
import dev.rouse.gateway.metrics.Expositions;
import dev.rouse.gateway.metrics.JournalFigures;
import dev.rouse.gateway.metrics.Source;
import dev.rouse.gateway.platform.PlatformApi;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.human.Approvals;
import dev.rouse.journal.incident.Incidents;
import dev.rouse.journal.people.Agents;
import dev.rouse.journal.people.Figures;
import dev.rouse.journal.people.Runs;
import dev.rouse.journal.people.Tasks;
import dev.rouse.journal.sending.SendingRights;
import java.time.InstantSource;
import java.util.List;

/// All paths, and who answers at each.
final class Ways {
  private Ways() {}

  static Routes of(
      Database database,
      Directory directory,
      Batcher intake,
      Watch watch,
      Counters counters,
      Source lag,
      KafkaAccess kafka,
      InstantSource clock) {
    var journal = new PostgresJournal(database);
    var tasks = new Tasks(database);
    var runs = new Runs(database);
    var deadLetters = new DeadLetters(database);
    var incidents = new Incidents(database);
    var events = new EventDoor(directory, intake, deadLetters);
    var rights = new KnownRights(new SendingRights(database)::find, System::nanoTime);
    var triggers = new TriggerDoor(directory, events, deadLetters, rights);
    var routes =
        new Routes()
            .on("POST", "/agents/*/*", new AgentDoor(directory, intake)::answer)
            .on("POST", Settings.ALERTS, new AlertDoor(directory, incidents, counters)::answer)
            .on("POST", "/triggers/*", triggers::answer)
            .on("POST", "/triggers/*/dead", triggers::answerDead)
            .on("POST", "/events", events::answer);
    new TasksApi(tasks, runs, watch).join(routes);
    new RunsApi(runs, tasks, journal).join(routes);
    new ApprovalsApi(new Approvals(database), journal).join(routes);
    new DeadApi(deadLetters, journal).join(routes);
    new IncidentsApi(incidents).join(routes);
    new AgentsApi(new Agents(database), clock).join(routes);
    var figures = new JournalFigures(new Figures(database), incidents, clock);
    new MetricsApi(new Expositions(List.of(figures, counters, lag))).join(routes);
    new PlatformApi(database, kafka).join(routes);
    return routes;
  }
}
