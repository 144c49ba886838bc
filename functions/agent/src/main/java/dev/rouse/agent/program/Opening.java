package dev.rouse.agent.program;

import dev.rouse.agent.engine.Clock;
import dev.rouse.agent.engine.Definitions;
import dev.rouse.agent.engine.Engine;
import dev.rouse.agent.engine.Fibers;
import dev.rouse.agent.engine.Ports;
import dev.rouse.agent.model.Models;
import dev.rouse.agent.settings.Settings;
import dev.rouse.agent.tool.Toolshed;
import dev.rouse.agent.watch.Follower;
import dev.rouse.agent.watch.Onlookers;
import dev.rouse.agent.watch.OverheardJournal;
import dev.rouse.agent.watch.OverheardModels;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.Process;
import dev.rouse.core.resource.Destination;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.route.ReplyTo;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.SchemaVersion;
import dev.rouse.journal.registry.Registry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the journal and begins to work, however long it takes until that is possible.
final class Opening implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Settings settings;
  private final AgentId id;
  private final Optional<LoneAgent> lone;
  private final Onlookers onlookers;
  private final Follower follower;
  private final Toolshed toolshed;
  private final Database database;
  private volatile String state = "the journal is being opened";

  Opening(
      Settings settings,
      AgentId id,
      Optional<LoneAgent> lone,
      Onlookers onlookers,
      Follower follower) {
    this.settings = settings;
    this.id = id;
    this.lone = lone;
    this.onlookers = onlookers;
    this.follower = follower;
    this.toolshed = new Toolshed(settings.tools(), settings.secrets(), InstantSource.system());
    this.database = Database.open(settings.database());
  }

  /// What is being waited for.
  String state() {
    return state;
  }

  /// Waits for the schema and for the agent's definition, then begins to claim.
  Works open() throws InterruptedException {
    var registry = new Registry(database);
    var current = new Current(() -> registry.get(id), System::nanoTime);
    Optional<Works> works = attempt(registry, current);
    while (works.isEmpty()) {
      Thread.sleep(LOOK_AGAIN);
      works = attempt(registry, current);
    }
    return works.get();
  }

  private Optional<Works> attempt(Registry registry, Current current) {
    try {
      if (SchemaVersion.check(database) instanceof SchemaVersion.Fit.Waits(var why)) {
        return waiting(why);
      }
      lone.ifPresent(agent -> register(registry, agent));
      var agent = current.agent();
      return agent.isEmpty()
          ? waiting(
              "agent %s is not in the registry: apply it, or start with --definition FILE"
                  .formatted(id))
          : Optional.of(begin(agent.get(), current));
    } catch (JournalAway away) {
      return waiting(String.valueOf(away.getMessage()));
    }
  }

  private Definitions definitions(Toolshed toolshed) {
    var discovery = new Discovery(toolshed);
    return settings
        .sink()
        .<Definitions>map(
            uri -> new DefaultSink(discovery, new ReplyTo.Sink(new Destination.Address(uri))))
        .orElse(discovery);
  }

  private void register(Registry registry, LoneAgent agent) {
    try {
      registry.put(id, agent.definition());
    } catch (IllegalStateException refused) {
      var cause = refused.getCause() == null ? refused : refused.getCause();
      throw new IllegalStateException(
          "the registry cannot be written, which --definition does as the owner of the schema: "
              + cause.getMessage(),
          refused);
    }
  }

  private Optional<Works> waiting(String why) {
    if (!why.equals(state)) {
      LOG.atWarn().addKeyValue("agent", id).addKeyValue("problem", why).log("waiting");
    }
    state = why;
    return Optional.empty();
  }

  private Works begin(Agent agent, Current current) {
    var journal = new OverheardJournal(new PostgresJournal(database), onlookers, follower);
    var process = new Process(id, settings.naming().process(), UUID.randomUUID().toString());
    var models = new Models(settings.secrets(), Thread::sleep, process.incarnation(), follower);
    var ports =
        new Ports(
            journal,
            definitions(toolshed),
            new OverheardModels(models, onlookers),
            follower.around(toolshed),
            Clock.system(),
            Fibers.virtual());
    var engine = new Engine(process, agent.scaling().concurrency(), ports);
    engine.start();
    LOG.atInfo().addKeyValue("agent", id).addKeyValue("process", process.name()).log("working");
    return new Works(engine, journal, current);
  }

  @Override
  public void close() {
    toolshed.close();
    database.close();
  }
}
