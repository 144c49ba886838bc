package dev.rouse.bench;

import dev.rouse.bench.agent.AgentJvm;
import dev.rouse.bench.machine.BenchPostgres;
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
import dev.rouse.image.training.OtherEnds;
import dev.rouse.journal.PostgresJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// What an agent's process costs: its start, its first answer, its memory, a run while it is warm.
final class AgentBench implements Main.Bench {
  private static final AgentId AGENT = new AgentId(BenchPostgres.NAMESPACE, "bench");
  private static final int STARTS = 12;
  private static final int WARM_UP = 200;
  private static final int WARM_RUNS = 300;
  private static final int AT_ONCE = 64;
  private static final int ROUNDS = 5;

  /// Until the JVM has given back what its start has used.
  private static final long SETTLES = TimeUnit.SECONDS.toNanos(12);

  private static final double NANOS_IN_MILLI = 1e6;

  private final HttpClient client = HttpClient.newHttpClient();
  private int asked;

  @Override
  public void run(Arguments arguments) throws Exception {
    var report = Table.begin("agent", arguments);
    try (var ends = OtherEnds.open();
        var postgres = BenchPostgres.start()) {
      postgres.register(AGENT, registered(ends.agent(AGENT)));
      var environment = environment(postgres);
      starts(environment).forEach(report::add);
      report.add(
          Figure.median("start-to-journaled-answer", "ms", backlog(postgres, environment))
              .atMost(350));
      try (var agent = AgentJvm.start(client, environment)) {
        agent.awaitReady();
        memory(agent).forEach(report::add);
        warm(agent).forEach(report::add);
        report.add(crowd(agent).atMost(128));
      }
    }
  }

  private static RegisteredAgent registered(String yaml) {
    if (Resources.read(yaml, BenchPostgres.NAMESPACE)
            instanceof Resources.Result.Read(var resources)
        && resources.getFirst() instanceof Agent agent
        && Definition.resolve(agent, Catalog.of(resources))
            instanceof Resolution.Resolved(var definition)) {
      return RegisteredAgent.of(definition);
    }
    throw new IllegalStateException(
        "the bench's own agent cannot be read: " + Resources.read(yaml, BenchPostgres.NAMESPACE));
  }

  /// As the namespace's own role, as in life.
  private static Map<String, String> environment(BenchPostgres postgres) {
    return Map.of(
        "ROUSE_ADDRESS",
        "127.0.0.1",
        "ROUSE_NAMESPACE",
        AGENT.namespace(),
        "ROUSE_AGENT",
        AGENT.name(),
        "ROUSE_PROCESS",
        "bench-1",
        "ROUSE_DATABASE_URL",
        postgres.settings().url().replaceFirst("\\?.*", ""),
        "ROUSE_DATABASE_USER",
        "rouse_" + AGENT.namespace(),
        "ROUSE_DATABASE_PASSWORD",
        "bench");
  }

  private List<Figure> starts(Map<String, String> environment)
      throws IOException, InterruptedException {
    var ready = new double[STARTS];
    var first = new double[STARTS];
    var cpu = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      try (var agent = AgentJvm.start(client, environment)) {
        agent.awaitReady();
        ready[i] = agent.millisSinceStart();
        ask(agent, "");
        first[i] = agent.millisSinceStart();
        cpu[i] = agent.proc().cpuMillis();
      }
    }
    return List.of(
        Figure.median("start-to-ready", "ms", ready).atMost(200),
        Figure.median("start-to-first-answer", "ms", first).atMost(300),
        Figure.median("cpu-to-first-answer", "ms", cpu));
  }

  /// A task that waits in the journal before the process starts.
  private double[] backlog(BenchPostgres postgres, Map<String, String> environment)
      throws IOException, InterruptedException {
    var journal = postgres.journal();
    var answered = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      var offer = waiting(journal, "waiting-" + i);
      try (var agent = AgentJvm.start(client, environment)) {
        awaitEnd(journal, offer);
        answered[i] = agent.millisSinceStart();
      }
    }
    return answered;
  }

  private static Offer waiting(PostgresJournal journal, String id) {
    var offer = Offer.of(AGENT, Event.of(id, "/bench", "bench.asked", Json.of("Is all well?")));
    var _ = journal.takeIn(List.of(offer));
    return offer;
  }

  private static void awaitEnd(PostgresJournal journal, Offer offer) {
    while (journal.look(offer.ref()).filter(v -> v.state() == RunView.State.ENDED).isEmpty()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private List<Figure> memory(AgentJvm agent) throws IOException, InterruptedException {
    LockSupport.parkNanos(SETTLES);
    var idle = Figure.median("rss-idle", "MiB", agent.proc().mapped("Rss")).atMost(75);
    var anonymous =
        Figure.median("anonymous-idle", "MiB", agent.proc().mapped("Anonymous")).atMost(34);
    for (int i = 0; i < WARM_UP; i++) {
      ask(agent, "");
    }
    var used = Figure.median("rss-after-200-runs", "MiB", agent.proc().mapped("Rss")).atMost(100);
    return List.of(idle, anonymous, used);
  }

  private List<Figure> warm(AgentJvm agent) throws IOException, InterruptedException {
    var alone = new double[WARM_RUNS];
    var growing = new double[WARM_RUNS];
    double before = agent.proc().cpuMillis();
    for (int i = 0; i < WARM_RUNS; i++) {
      alone[i] = timed(agent, "");
    }
    double cpu = (agent.proc().cpuMillis() - before) / WARM_RUNS;
    for (int i = 0; i < WARM_RUNS; i++) {
      growing[i] = timed(agent, "growing");
    }
    var last = IntStream.range(WARM_RUNS - 50, WARM_RUNS).mapToDouble(i -> growing[i]).toArray();
    return List.of(
        Figure.median("warm-run", "ms", alone).atMost(4),
        Figure.median("warm-run-cpu", "ms", cpu),
        Figure.median("warm-run-in-a-session-of-300", "ms", last).atMost(4));
  }

  private double timed(AgentJvm agent, String session) throws IOException, InterruptedException {
    long began = System.nanoTime();
    ask(agent, session);
    return (System.nanoTime() - began) / NANOS_IN_MILLI;
  }

  private Figure crowd(AgentJvm agent) throws IOException, InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      var threads =
          IntStream.range(0, AT_ONCE)
              .mapToObj(i -> Thread.ofVirtual().start(() -> askOrSay(agent)))
              .toList();
      for (var thread : threads) {
        thread.join();
      }
    }
    return Figure.median("rss-after-64-at-once", "MiB", agent.proc().mapped("Rss"));
  }

  private void askOrSay(AgentJvm agent) {
    try {
      ask(agent, "");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(AgentJvm agent, String session) throws IOException, InterruptedException {
    agent.ask("asked-" + next(), session);
  }

  private synchronized int next() {
    return asked++;
  }
}
