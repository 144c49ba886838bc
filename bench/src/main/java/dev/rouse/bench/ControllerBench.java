package dev.rouse.bench;

import dev.rouse.bench.cluster.ControllerProcess;
import dev.rouse.bench.cluster.ManyAgents;
import dev.rouse.bench.machine.BenchPostgres;
import java.sql.SQLException;
import java.time.Duration;

/// The controller with ten thousand agents on a stand-in API server; the journal is a real one.
final class ControllerBench implements Main.Bench {
  private static final int AGENTS = 10_000;
  private static final int SHARING = 1_000;
  private static final int CHANGES = 21;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  @Override
  public void run(Arguments arguments) throws Exception {
    var report = Table.begin("controller", arguments);
    try (var postgres = BenchPostgres.start();
        var cluster = new ManyAgents(AGENTS, SHARING)) {
      long began = System.nanoTime();
      try (var controller = ControllerProcess.start(cluster.url(), postgres.settings())) {
        cluster.planned(controller);
        report.add(Figure.median("first-pass-10000-agents", "s", since(began)).atMost(120));
        report.add(
            Figure.median(
                    "writes-unchanged-world", "calls", (double) cluster.writesOfALook(controller))
                .atMost(0));
        report.add(
            Figure.median("one-agent-changed", "ms", changes(cluster, controller)).atMost(200));
        report.add(
            Figure.median("model-of-1000-agents-changed", "s", model(cluster, controller, postgres))
                .atMost(15));
        report.add(Figure.median("rss-peak", "MiB", controller.peak()).atMost(400));
      }
    }
  }

  private static double[] changes(ManyAgents cluster, ControllerProcess controller) {
    var samples = new double[CHANGES];
    for (int i = 0; i < CHANGES; i++) {
      samples[i] = cluster.changeOf(i * 7, controller);
    }
    return samples;
  }

  private static double model(
      ManyAgents cluster, ControllerProcess controller, BenchPostgres postgres)
      throws SQLException {
    try (var connection = postgres.connect();
        var count =
            connection.prepareStatement(
                "select count(*) from rouse.agents where definition::text like '%\"another-model\"%'")) {
      long began = System.nanoTime();
      cluster.changeModel("another-model");
      ManyAgents.until(
          controller,
          () -> {
            try (var rows = count.executeQuery()) {
              return rows.next() && rows.getInt(1) >= SHARING;
            } catch (SQLException failed) {
              throw new IllegalStateException(failed);
            }
          },
          LOOK_AGAIN);
      return since(began);
    }
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / NANOS_PER_SECOND;
  }
}
