package dev.rouse.bench;

import dev.rouse.bench.keda.KedaLoad;
import dev.rouse.bench.machine.BenchPostgres;
import dev.rouse.bench.shipped.Program;
import dev.rouse.bench.shipped.ShippedProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;

/// The scaler as its own process, as KEDA drives it: first with a few agents, then with ten
/// thousand, each with an open call for pushes.
final class ScalerBench implements Main.Bench {
  private static final int FEW = 5;
  private static final int MANY = 10_000;
  private static final int CALLS = 5_000;
  private static final int CALLS_PER_SECOND = 500;
  private static final int PUSHES = 300;
  private static final Duration IDLE = Duration.ofSeconds(10);

  @Override
  public void run(Arguments arguments) throws Exception {
    var report = Table.begin("scaler", arguments);
    try (var postgres = BenchPostgres.start()) {
      register(postgres, FEW);
      few(postgres, report);
      register(postgres, MANY);
      many(postgres, report);
    }
  }

  private static void few(BenchPostgres postgres, Table report) throws Exception {
    try (var scaler = ShippedProcess.start(Program.SCALER, postgres.settings());
        var keda = new KedaLoad(scaler.port(), BenchPostgres.NAMESPACE)) {
      report.add(Figure.median("start-to-serving", "ms", scaler.ready(keda::serving)));
      keda.listen(FEW);
      var _ = keda.ask(CALLS_PER_SECOND, CALLS_PER_SECOND, FEW);
      report.add(Figure.median("cpu-idle-few-agents", "%", scaler.cpu(IDLE)));
      report.add(Figure.median("rss-few-agents", "MiB", scaler.rss()).atMost(80));
    }
  }

  private static void many(BenchPostgres postgres, Table report) throws Exception {
    try (var scaler = ShippedProcess.start(Program.SCALER, postgres.settings());
        var keda = new KedaLoad(scaler.port(), BenchPostgres.NAMESPACE)) {
      double _ = scaler.ready(keda::serving);
      keda.listen(MANY);
      report.add(Figure.median("cpu-idle-10000-agents", "%", scaler.cpu(IDLE)).atMost(10));
      var _ = keda.ask(2 * CALLS_PER_SECOND, CALLS_PER_SECOND, MANY); // this JVM warms up too
      var asked = keda.ask(CALLS, CALLS_PER_SECOND, MANY);
      report.add(
          Figure.p99("get-metrics-p99-500-calls-a-second", "ms", array(asked.metrics())).atMost(5));
      report.add(
          Figure.p99("is-active-p99-500-calls-a-second", "ms", array(asked.active())).atMost(5));
      double[] pushed = keda.push(postgres.journal(), PUSHES);
      report.add(Figure.median("commit-to-pushed-median", "ms", pushed));
      report.add(Figure.p99("commit-to-pushed-p99", "ms", pushed).atMost(100));
      report.add(Figure.median("rss-10000-agents", "MiB", scaler.rss()).atMost(150));
    }
  }

  private static double[] array(Collection<Double> samples) {
    return samples.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void register(BenchPostgres postgres, int agents) throws SQLException {
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into rouse.agents (namespace, name, hash, definition) select '"
              + BenchPostgres.NAMESPACE
              + "', '"
              + KedaLoad.AGENT
              + "' || n, 'hash', '{}' from generate_series(0, "
              + (agents - 1)
              + ") n on conflict do nothing; update rouse.registry set revision = revision + 1");
    }
  }
}
