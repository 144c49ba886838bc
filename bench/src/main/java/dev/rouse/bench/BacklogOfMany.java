package dev.rouse.bench;

import java.sql.SQLException;

/// How long it takes to learn the backlog of ten thousand agents with a hundred thousand runs.
final class BacklogOfMany {
  private static final int AGENTS = 10_000;
  private static final int RUNS = 100_000;
  private static final int MEASURED = 40;
  private static final double NANOS_PER_MILLI = 1e6;

  private BacklogOfMany() {}

  static Figure measure(BenchPostgres postgres) throws SQLException {
    fill(postgres);
    var journal = postgres.journal();
    var samples = new double[MEASURED];
    for (int i = -MEASURED / 4; i < MEASURED; i++) {
      long began = System.nanoTime();
      int agents = journal.backlog().size();
      double took = (System.nanoTime() - began) / NANOS_PER_MILLI;
      if (agents < AGENTS) {
        throw new IllegalStateException("only " + agents + " agents: nothing was measured");
      }
      if (i >= 0) {
        samples[i] = took;
      }
    }
    return Figure.median("backlog-10000-agents-100000-runs", "ms", samples);
  }

  private static void fill(BenchPostgres postgres) throws SQLException {
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into rouse.agents (namespace, name, hash, definition) select 'bench', 'many-' ||"
              + " n, 'hash', '{}' from generate_series(1, "
              + AGENTS
              + ") n");
      statement.execute(
          "insert into rouse.runs (namespace, id, agent, holds, due) select 'bench', 'many-' || n,"
              + " 'many-' || (n % "
              + AGENTS
              + " + 1), true, now() from generate_series(1, "
              + RUNS
              + ") n");
      statement.execute("vacuum analyze rouse.runs");
      statement.execute("vacuum analyze rouse.agents");
    }
  }
}
