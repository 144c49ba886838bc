package dev.rouse.bench;

import dev.rouse.bench.machine.BenchPostgres;
import java.util.Optional;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What the durable run costs: folding, claiming, appending, counting, holding.
final class CoreBench implements Main.Bench {

  @Override
  public void run(Arguments arguments) throws Exception {
    var report = Table.begin("core", arguments);
    report.add(fold().atMost(50));
    try (var postgres = BenchPostgres.start()) {
      var latency = new JournalLatency(postgres);
      report.add(latency.fsync());
      report.add(latency.claim().atMost(0.7));
      report.add(latency.append().atMost(0.7));
      report.add(RunCommits.measure(postgres).atMost(4));
      report.add(JournalLatency.BacklogOfMany.measure(postgres).atMost(50));
    }
    InFlight.measure().forEach(report::add);
  }

  private static Figure fold() throws Exception {
    var options =
        new OptionsBuilder()
            .include("^" + FoldBenchmark.class.getName() + "\\.")
            .verbosity(VerboseMode.SILENT)
            .build();
    var result = new Runner(options).runSingle().getPrimaryResult();
    var statistics = result.getStatistics();
    return new Figure(
        "fold-200-steps",
        "us",
        statistics.getPercentile(50),
        statistics.getMin(),
        statistics.getMax(),
        statistics.getN(),
        Optional.empty());
  }
}
