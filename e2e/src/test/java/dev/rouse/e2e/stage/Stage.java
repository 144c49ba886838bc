package dev.rouse.e2e.stage;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Entry;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import dev.rouse.e2e.script.Cast;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.embedded.DurableServer;
import dev.rouse.journal.registry.Namespaces;
import dev.rouse.journal.registry.Registry;
import dev.rouse.journal.stored.StepRows;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Everything around the processes under test, and what comes from it.
public final class Stage implements AutoCloseable {
  private static final String PASSWORD = "an agent's own";
  private static final String SOURCE = "/tests";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Sql STEPS =
      Sql.of(
          "select " + StepRows.COLUMN,
          "from rouse.runs c where c.namespace = :namespace and c.id = :run");

  private static final Sql RUNS =
      Sql.of("select count(*) as runs from rouse.runs where namespace = :namespace");

  private static final AtomicInteger STAGES = new AtomicInteger();

  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
  private final List<ChildProcess> children = new ArrayList<>();
  private final ChildJvm jvm;
  private final Cast cast = new Cast("proof-" + STAGES.incrementAndGet());
  private final Target target;
  private final Database database;
  private final Journal journal;
  private final DatabaseSettings agents;
  private int tasks;

  private Stage(DurableServer postgres, ChildJvm jvm) throws IOException {
    this.jvm = jvm;
    this.target = Target.open(arrival -> news.add(new News.Arrived(arrival)));
    this.database = Database.open(postgres.settings());
    this.journal = new PostgresJournal(database);
    this.agents = postgres.as(new Namespaces(database).open(cast.namespace(), PASSWORD), PASSWORD);
  }

  /// A namespace of its own with the agents registered, and no process yet.
  public static Stage open(DurableServer postgres) throws IOException {
    return open(postgres, Rehearsal.done().jvm());
  }

  static Stage open(DurableServer postgres, ChildJvm jvm) throws IOException {
    var stage = new Stage(postgres, jvm);
    var registry = new Registry(stage.database);
    for (var definition : stage.cast.definitions()) {
      registry.put(definition.agent().id(), RegisteredAgent.of(definition));
    }
    return stage;
  }

  public Target target() {
    return target;
  }

  /// The journal as the gateway reaches it.
  public Journal journal() {
    return journal;
  }

  /// A process that has not begun. It reaches the journal as its namespace's role.
  public ChildProcess spawn(String name) throws IOException {
    var child = ChildProcess.spawn(jvm, cast, name, target.address(), agents, news::add);
    children.add(child);
    return child;
  }

  /// A new task's event: it says which run it will be, since a model is not told.
  public Event event() {
    String id = "task-" + ++tasks;
    var run = RunId.of(cast.worker(), SOURCE, id);
    var data = Json.object().put("message", run.value()).done();
    return Event.of(id, SOURCE, "dev.rouse.test", data);
  }

  /// The run that an event's task has, whoever takes it in.
  public RunRef run(Event event) {
    return Offer.of(cast.worker(), event).ref();
  }

  /// Takes a task in as the gateway does.
  public RunRef takeIn(Event event) {
    return switch (journal.takeIn(List.of(Offer.of(cast.worker(), event))).getFirst()) {
      case Taken.New(var run) -> new RunRef(cast.namespace(), run);
      case Taken.Known(var run) -> new RunRef(cast.namespace(), run);
      case Taken.Joined _, Taken.Rejected _, Taken.DifferentBody _ ->
          throw new IllegalStateException("the task was not taken in");
    };
  }

  public RunView look(RunRef run) {
    return journal.look(run).orElseThrow();
  }

  /// Whether the run is there and over.
  public boolean ended(RunRef run) {
    return journal.look(run).flatMap(RunView::outcome).isPresent();
  }

  /// The run's steps as the journal has them.
  public List<Entry> steps(RunRef run) {
    return database.once(connection ->
        STEPS
            .on(connection)
            .set("namespace", run.namespace())
            .set("run", run.id().value())
            .first(StepRows::read)
            .orElseThrow());
  }

  /// How many runs there are, children counted in.
  public long runs() {
    return database.once(connection ->
        RUNS.on(connection)
            .set("namespace", cast.namespace())
            .first(row -> row.count("runs"))
            .orElseThrow());
  }

  /// Waits for a process's end and returns its exit code; what it says on its way is passed over.
  public int awaitGone(ChildProcess child) throws InterruptedException {
    while (true) {
      if (next() instanceof News.Gone(var who, int code) && who == child) {
        return code;
      }
    }
  }

  /// Waits for what comes next.
  public News next() throws InterruptedException {
    var next = news.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing has happened for " + PATIENCE);
    }
    return next;
  }

  @Override
  public void close() {
    children.forEach(ChildProcess::end);
    target.close();
    database.close();
  }
}
