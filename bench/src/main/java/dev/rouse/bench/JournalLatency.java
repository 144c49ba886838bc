package dev.rouse.bench;

import dev.rouse.bench.machine.BenchPostgres;
import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Append.Then;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.Usage;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How long claim and append take, one after the other on one connection, beyond one fsync of this
/// machine's disk: each is one durable commit, and none can be faster than that.
final class JournalLatency {
  private static final int WARM_UP = 500;
  private static final int MEASURED = 2_000;
  private static final int PAGE = 8_192;
  private static final double NANOS_PER_MILLI = 1e6;

  private final AgentId agent = new AgentId(BenchPostgres.NAMESPACE, "latency");
  private final Process process = new Process(agent, "bench-0", "incarnation-1");
  private final Journal journal;
  private final Figure fsync;
  private final double[] claims = new double[MEASURED];
  private final double[] appends = new double[MEASURED];

  JournalLatency(BenchPostgres postgres) throws IOException {
    this.journal = postgres.journal();
    this.fsync = fsync(postgres);
    postgres.register(agent, new RegisteredAgent("hash", "{}", false));
    journal.start(process);
    takeIn(WARM_UP + MEASURED);
    for (int i = -WARM_UP; i < MEASURED; i++) {
      workOn(i);
    }
  }

  /// What this disk takes to make 8 KB durable.
  Figure fsync() {
    return fsync;
  }

  /// Claims one run, whole.
  Figure claim() {
    return Figure.median("claim-beyond-fsync", "ms", claims);
  }

  /// Appends one step.
  Figure append() {
    return Figure.median("append-beyond-fsync", "ms", appends);
  }

  /// Claims a run, appends a step to it, and ends it; the warm-up has negative numbers.
  private void workOn(int i) {
    long began = System.nanoTime();
    var claim = journal.claim(process, 1, Set.of()).getFirst();
    double claimed = beyondFsync(began);
    began = System.nanoTime();
    written(claim, 0, answered(), new Then.GoOn());
    double appended = beyondFsync(began);
    written(claim, 1, ended(), new Then.End());
    if (i >= 0) {
      claims[i] = claimed;
      appends[i] = appended;
    }
  }

  private double beyondFsync(long began) {
    return (System.nanoTime() - began) / NANOS_PER_MILLI - fsync.value();
  }

  private static Step answered() {
    return new Step.Answered(ModelAnswer.text("web-1"), "gpt", Usage.NONE, Optional.empty());
  }

  private static Step ended() {
    return new Step.Ended(new Outcome.Completed("web-1", Optional.empty()));
  }

  private void written(Claim claim, int seq, Step step, Then then) {
    var entry = new Entry(seq + 1, claim.epoch(), Instant.now(), "hash", step);
    var append =
        new Append(
            claim.task().ref(),
            claim.epoch(),
            seq,
            List.of(entry),
            0,
            true,
            List.of(),
            List.of(),
            Optional.empty(),
            then);
    if (!(journal.append(append) instanceof Appended.Written)) {
      throw new IllegalStateException("an append was not written: nothing was measured");
    }
  }

  private void takeIn(int runs) {
    var offers = new ArrayList<Offer>();
    for (int i = 0; i < runs; i++) {
      offers.add(Offer.of(agent, Event.of("e" + i, "/bench", "bench", Json.of("go"))));
    }
    var _ = journal.takeIn(offers);
  }

  private static Figure fsync(BenchPostgres postgres) throws IOException {
    var file = postgres.folder().resolveSibling(postgres.folder().getFileName() + ".fsync");
    var samples = new double[500];
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      for (int i = 0; i < samples.length; i++) {
        int written = channel.write(ByteBuffer.allocate(PAGE), (long) i % 64 * PAGE);
        long began = System.nanoTime();
        channel.force(false);
        samples[i] = (System.nanoTime() - began) / NANOS_PER_MILLI;
        if (written != PAGE) {
          throw new IOException("the disk is full");
        }
      }
    }
    return Figure.median("fsync-of-8-KiB", "ms", samples);
  }

  /// How long it takes to learn the backlog of ten thousand agents with a hundred thousand runs.
  static final class BacklogOfMany {
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
}
