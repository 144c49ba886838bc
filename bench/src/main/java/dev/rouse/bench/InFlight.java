package dev.rouse.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.agent.engine.Engine;
import dev.rouse.bench.agent.BenchAgent;
import dev.rouse.bench.machine.BenchPostgres;
import dev.rouse.bench.machine.Proc;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Two hundred runs at once in a process of 64 MiB heap, each in the middle of a tool call.
final class InFlight {
  private static final int RUNS = 200;
  private static final int HEAP_MIB = 64;
  private static final double MIB = 1 << 20;

  private InFlight() {}

  /// Starts the process and reads what it says of itself.
  static List<Figure> measure() throws IOException, InterruptedException {
    try (var postgres = BenchPostgres.start()) {
      var agent = new AgentId(BenchPostgres.NAMESPACE, "bench");
      var definition = BenchAgent.definition();
      postgres.register(agent, RegisteredAgent.of(definition));
      var child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + HEAP_MIB + "m",
                  "-XX:+UseSerialGC",
                  "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                  "-cp",
                  System.getProperty("java.class.path"),
                  InFlight.class.getName(),
                  postgres.settings().url())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(child.getInputStream().readAllBytes(), UTF_8).strip();
      if (child.waitFor() != 0) {
        throw new IOException("the process with " + RUNS + " runs failed: " + said);
      }
      var parts = said.split(" ", -1);
      return List.of(
          Figure.median("heap-max-200-runs-in-flight", "MiB", HEAP_MIB).atMost(HEAP_MIB),
          Figure.median("heap-used-200-runs-in-flight", "MiB", Double.parseDouble(parts[0])),
          Figure.median("rss-200-runs-in-flight", "MiB", Double.parseDouble(parts[1])));
    }
  }

  /// The process: works on all runs at once, says what it holds, and lets them end.
  public static void main(String[] arguments) throws Exception {
    var agent = new AgentId(BenchPostgres.NAMESPACE, "bench");
    var settings = DatabaseSettings.plain(arguments[0], "postgres", "").withConnections(10);
    try (var database = Database.open(settings)) {
      var journal = new PostgresJournal(database);
      var inTheTool = new CountDownLatch(RUNS);
      var goOn = new CountDownLatch(1);
      var engine =
          new Engine(
              new Process(agent, "bench-0", "incarnation-1"),
              RUNS,
              BenchAgent.ports(
                  journal,
                  _ -> {
                    inTheTool.countDown();
                    goOn.await();
                    return new ToolResult.Ok("noon", false);
                  }));
      var offers = offers(agent);
      var _ = journal.takeIn(offers);
      engine.start();
      inTheTool.await();
      String held = held();
      goOn.countDown();
      for (var offer : offers) {
        while (journal.look(offer.ref()).flatMap(v -> v.outcome()).isEmpty()) {
          Thread.onSpinWait();
        }
      }
      engine.drain(Duration.ofSeconds(5));
      System.out.println(held);
    }
  }

  private static List<Offer> offers(AgentId agent) {
    var offers = new ArrayList<Offer>();
    for (int i = 0; i < RUNS; i++) {
      offers.add(Offer.of(agent, Event.of("f" + i, "/bench", "bench", Json.of("go"))));
    }
    return offers;
  }

  private static String held() throws IOException {
    System.gc();
    double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    return heap + " " + new Proc(ProcessHandle.current().pid()).rss();
  }
}
