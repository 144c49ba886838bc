package dev.rouse.image.training;

import dev.rouse.cli.database.LocalPostgres;
import dev.rouse.core.definition.Catalog;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Resolution;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.migration.Migrations;
import dev.rouse.journal.registry.Namespaces;
import dev.rouse.journal.registry.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Where a program is started to be trained: a journal with an agent in it, whose model and tool
/// server answer at once.
public final class Stage implements AutoCloseable {
  public static final AgentId AGENT = new AgentId("training", "trainee");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String PASSWORD = "training";

  private final OtherEnds ends;
  private final LocalPostgres postgres;
  private final Database database;
  private final String role;

  private Stage(OtherEnds ends, LocalPostgres postgres, Database database, String role) {
    this.ends = ends;
    this.postgres = postgres;
    this.database = database;
    this.role = role;
  }

  /// Sets it up in a folder that is empty.
  public static Stage open(Path folder) throws IOException, InterruptedException {
    var ends = OtherEnds.open();
    var postgres = LocalPostgres.start(folder.resolve("database"), folder.resolve("logs"));
    Migrations.run(postgres.owner());
    var database = Database.open(postgres.owner());
    String role = new Namespaces(database).open(AGENT.namespace(), PASSWORD);
    new Registry(database).put(AGENT, registered(ends.agent(AGENT)));
    return new Stage(ends, postgres, database, role);
  }

  private static RegisteredAgent registered(String yaml) {
    if (Resources.read(yaml, AGENT.namespace()) instanceof Resources.Result.Read(var resources)
        && resources.getFirst() instanceof Agent agent
        && Definition.resolve(agent, Catalog.of(resources))
            instanceof Resolution.Resolved(var definition)) {
      return RegisteredAgent.of(definition);
    }
    throw new IllegalStateException("the trainee's definition is wrong: " + yaml);
  }

  /// What a process is told that reaches the journal as its owner.
  public Map<String, String> ownerIsTold() {
    var owner = postgres.owner();
    return Map.of(
        "ROUSE_ADDRESS",
        "127.0.0.1",
        "ROUSE_DATABASE_URL",
        owner.url(),
        "ROUSE_DATABASE_USER",
        owner.user().orElseThrow());
  }

  /// What an agent's process is told, but for its port.
  public Map<String, String> agentIsTold() {
    return Map.of(
        "ROUSE_ADDRESS",
        "127.0.0.1",
        "ROUSE_NAMESPACE",
        AGENT.namespace(),
        "ROUSE_AGENT",
        AGENT.name(),
        "ROUSE_PROCESS",
        "trainee-1",
        "ROUSE_DATABASE_URL",
        postgres.url(),
        "ROUSE_DATABASE_USER",
        role,
        "ROUSE_DATABASE_PASSWORD",
        PASSWORD);
  }

  /// Puts a task into the journal, for whoever claims its run.
  public void offer(String id) {
    var _ = new PostgresJournal(database).takeIn(List.of(task(id)));
  }

  private static Offer task(String id) {
    return Offer.of(AGENT, Event.of(id, "/training", "training.asked", Json.of("Is all well?")));
  }

  /// Waits until such a task is answered.
  public void awaitAnswer(String id) throws IOException {
    var journal = new PostgresJournal(database);
    var offer = task(id);
    Waiting.until(
        PATIENCE,
        "the run is not worked on",
        () ->
            journal
                .look(offer.ref())
                .filter(run -> run.state() == RunView.State.ENDED)
                .isPresent());
  }

  @Override
  public void close() throws IOException {
    database.close();
    postgres.close();
    ends.close();
  }
}
