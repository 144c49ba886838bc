package dev.rouse.bench;

import dev.rouse.bench.door.Arrivals;
import dev.rouse.bench.door.Senders;
import dev.rouse.bench.door.Senders.Post;
import dev.rouse.bench.machine.BenchPostgres;
import dev.rouse.bench.shipped.Program;
import dev.rouse.bench.shipped.ShippedProcess;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The gateway as its own process on one processor, the database and those who send on the others,
/// every commit durable.
final class DoorBench implements Main.Bench {
  private static final int PROCESSOR = 0;
  private static final int SENDERS = 64;
  private static final int CONNECTIONS = 512;
  private static final int GOAL = 5_000;
  private static final int EVENTS = 50_000;
  private static final int FIRST = 500;
  private static final int WARM_UP = 20_000;
  private static final int GROUPS = 2_000;
  private static final int ALERTS_IN_A_GROUP = 10;
  private static final int RUNS_IN_A_STORM = 10;
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final String KILOBYTE = "x".repeat(1_024);
  private static final String AGENT =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: clerk, namespace: bench}
      spec:
        systemMessage: You look after orders.
        triggers:
        - alert: {matchers: ['severity="critical"'], storm: {incidents: 10, per: 10m}}
      """;

  @Override
  public void run(Arguments arguments) throws Exception {
    var report = Table.begin("door", arguments);
    try (var postgres = BenchPostgres.start()) {
      register(postgres);
      idle(postgres, report);
      events(postgres, report);
      storm(postgres, report);
    }
    KafkaIntakeBench.measure(report);
  }

  private static void idle(BenchPostgres postgres, Table report) throws Exception {
    try (var gateway = ShippedProcess.start(Program.GATEWAY, postgres.settings());
        var senders = new Senders(gateway.port(), 4)) {
      report.add(
          Figure.median("start-to-ready", "ms", gateway.ready(() -> serving(gateway.port()))));
      var _ = senders.flood(FIRST, n -> event("idle", n));
      report.add(Figure.median("cpu-idle", "%", gateway.cpu(IDLE)));
      report.add(Figure.median("rss-idle", "MiB", gateway.rss()).atMost(110));
    }
  }

  private static void events(BenchPostgres postgres, Table report) throws Exception {
    var program = Program.GATEWAY.onProcessor(PROCESSOR);
    try (var gateway = ShippedProcess.start(program, postgres.settings());
        var senders = new Senders(gateway.port(), SENDERS)) {
      double _ = gateway.ready(() -> serving(gateway.port()));
      var _ = senders.flood(WARM_UP, n -> event("warm-up", n));
      var flooded = senders.flood(EVENTS, n -> event("flood", n));
      report.add(Figure.median("events-a-second", "1/s", EVENTS / flooded.seconds()).atLeast(GOAL));
      report.add(Figure.p99("event-p99-flooded", "ms", flooded.array()));
      report.add(Figure.median("rss-after-the-flood", "MiB", gateway.rss()));
      var paced = paced(gateway.port());
      report.add(Figure.p99("event-p99-5000-a-second", "ms", paced).atMost(50));
      report.add(Figure.median("event-median-5000-a-second", "ms", paced));
      report.add(Figure.median("rss-after-512-at-once", "MiB", gateway.rss()));
      int stored = postgres.count("select count(*) from rouse.tasks");
      report.add(Figure.median("events-lost", "", FIRST + WARM_UP + 2 * EVENTS - stored).atMost(0));
    }
  }

  private static double[] paced(int port) throws IOException {
    try (var arrivals = Arrivals.at(port, CONNECTIONS)) {
      return arrivals.pace(EVENTS, GOAL, n -> event("paced", n));
    }
  }

  private static void storm(BenchPostgres postgres, Table report) throws Exception {
    int before = postgres.count("select count(*) from rouse.runs");
    try (var gateway =
            ShippedProcess.start(Program.GATEWAY.onProcessor(PROCESSOR), postgres.settings());
        var senders = new Senders(gateway.port(), 16)) {
      double _ = gateway.ready(() -> serving(gateway.port()));
      var sent = senders.flood(GROUPS, DoorBench::alerts);
      int alerts = GROUPS * ALERTS_IN_A_GROUP;
      report.add(Figure.median("storm-of-20000-alerts", "s", sent.seconds()));
      report.add(
          Figure.median(
                  "alerts-lost",
                  "",
                  alerts
                      - postgres.count(
                          "select count(*) from rouse.incidents i,"
                              + " json_object_keys(i.body -> 'alerts')"))
              .atMost(0));
      int runs = postgres.count("select count(*) from rouse.runs") - before;
      report.add(Figure.median("runs-of-the-storm", "", runs).atMost(RUNS_IN_A_STORM));
    }
  }

  private static void register(BenchPostgres postgres) throws IOException {
    if (Resources.read(AGENT, BenchPostgres.NAMESPACE) instanceof Resources.Result.Read(var read)
        && read.getFirst() instanceof Agent agent) {
      postgres.register(
          agent.id(), RegisteredAgent.of(new Definition(agent, List.of(), List.of())));
    } else {
      throw new IOException("the bench's agent cannot be read");
    }
  }

  private static Post event(String source, long number) {
    return new Post(
        "/agents/bench/clerk",
        "application/cloudevents+json",
        """
        {"specversion":"1.0","id":"%d","source":"/%s","type":"t","data":"%s"}\
        """
            .formatted(number, source, KILOBYTE));
  }

  private static Post alerts(long group) {
    String all =
        IntStream.range(0, ALERTS_IN_A_GROUP)
            .mapToObj(
                """
                {"status":"firing","labels":{"severity":"critical","pod":"cart-%1$d"},
                "annotations":{},"startsAt":"2026-11-21T12:00:00Z","fingerprint":"f%1$d"}\
                """
                    ::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    return new Post(
        "/alerts",
        "application/json",
        """
        {"version":"4","groupKey":"g%d","status":"firing","alerts":%s}\
        """
            .formatted(group, all));
  }

  private static boolean serving(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "GET /health/readiness HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
          .startsWith("HTTP/1.1 200");
    } catch (IOException notYet) {
      return false;
    }
  }
}
