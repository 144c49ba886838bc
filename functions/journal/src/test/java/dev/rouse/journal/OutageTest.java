package dev.rouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Taken;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.embedded.DurableServer;
import dev.rouse.journal.registry.Registry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// PostgreSQL is killed and started again, under work.
@Timeout(120)
final class OutageTest {
  private static final int WRITERS = 4;

  private static final DurableServer SERVER = DurableServer.start(Map.of());

  private final Database database = Database.open(SERVER.settings().withConnections(8));
  private final Journal journal = new PostgresJournal(database);
  private final AgentId agent = new AgentId("outage", UUID.randomUUID().toString());
  private final Process living = new Process(agent, "living", "1");
  private final Process other = new Process(agent, "other", "1");

  @BeforeEach
  void givenAnAgent() {
    new Registry(database).put(agent, new RegisteredAgent("v1", "{}", false));
    journal.start(living);
    journal.start(other);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  /// What one writer was told had been written, when the journal went away.
  private record Told(Claim claim, int seq) {}

  @Test
  void killed_underWork_nothingAcknowledgedIsLost() throws Exception {
    var working = new CountDownLatch(WRITERS * 20);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new ArrayList<Future<Told>>();
      for (var claim : claimed(WRITERS)) {
        writers.add(executor.submit(() -> writeUntilAway(claim, working)));
      }
      var taker = executor.submit(() -> takeInUntilAway(working));
      working.await();

      SERVER.kill();

      var told = results(writers);
      var accepted = taker.get();
      assertThatThrownBy(journal::backlog).isInstanceOf(JournalAway.class);
      SERVER.restart();

      assertThat(accepted).isNotEmpty().allMatch(offer -> isKnown(offer));
      for (Told writer : told) {
        goesOn(writer);
      }
    }
  }

  private static List<Told> results(List<Future<Told>> writers)
      throws InterruptedException, ExecutionException {
    var told = new ArrayList<Told>();
    for (var writer : writers) {
      told.add(writer.get());
    }
    return told;
  }

  private List<Claim> claimed(int runs) {
    var offers = IntStream.range(0, runs).mapToObj(i -> offer("task-" + i)).toList();
    assertThat(journal.takeIn(offers)).hasSize(runs);
    return journal.claim(living, runs, Set.of());
  }

  private Told writeUntilAway(Claim claim, CountDownLatch working) {
    int seq = 0;
    while (true) {
      try {
        assertThat(journal.append(append(claim, seq))).isEqualTo(new Appended.Written(0));
        seq++;
        working.countDown();
      } catch (JournalAway away) {
        return new Told(claim, seq);
      }
    }
  }

  private List<Offer> takeInUntilAway(CountDownLatch working) {
    var accepted = new ArrayList<Offer>();
    while (true) {
      var offer = offer("taken-" + accepted.size());
      try {
        assertThat(journal.takeIn(List.of(offer))).hasSize(1);
        accepted.add(offer);
        working.countDown();
      } catch (JournalAway away) {
        return accepted;
      }
    }
  }

  private boolean isKnown(Offer offer) {
    return journal.takeIn(List.of(offer)).getFirst() instanceof Taken.Known;
  }

  /// The last append was not answered: written or not, writing it again leaves it there once.
  private void goesOn(Told writer) {
    assertThat(journal.append(append(writer.claim(), writer.seq())))
        .isEqualTo(new Appended.Written(0));
    assertThat(journal.look(writer.claim().task().ref()).orElseThrow().seq())
        .isEqualTo(writer.seq() + 1);
  }

  @Test
  void restarted_afterALongOutage_nobodyRobsTheLiving() {
    var claim = claimed(1).getFirst();
    silence();
    SERVER.kill();
    assertThatThrownBy(journal::backlog).isInstanceOf(JournalAway.class);
    SERVER.restart();

    try (var fresh = Database.open(SERVER.settings())) {
      var stranger = new PostgresJournal(fresh);
      // The database itself has just begun to answer, to whoever asks.
      assertThat(stranger.claim(other, 1, Set.of())).isEmpty();
      // Where it had been up all along, this process could still not reach it.
      believeTheServerIsOld();
      assertThat(journal.claim(other, 1, Set.of())).isEmpty();
      assertThat(journal.append(append(claim, 0))).isEqualTo(new Appended.Written(0));
      // Neither holds for whoever has seen it up: there the owner is simply silent.
      assertThat(stranger.claim(other, 1, Set.of())).hasSize(1);
    }
  }

  private void silence() {
    execute("update rouse.processes set beat = beat - interval '1 hour'");
    execute("update rouse.runs set owned_at = owned_at - interval '1 hour'");
  }

  private void believeTheServerIsOld() {
    execute(
        """
        create or replace function rouse.up_since() returns timestamptz stable
          return '-infinity'::timestamptz
        """);
  }

  private void execute(String sql) {
    database.perform(connection -> Sql.of(sql).on(connection).run());
  }

  private Offer offer(String id) {
    return Offer.of(agent, Event.of(id, "tests", "t", Json.of("x")));
  }

  private static Append append(Claim claim, int seq) {
    var step = new Step.Expired("call-" + seq);
    return new Append(
        claim.task().ref(),
        claim.epoch(),
        seq,
        List.of(new Entry(seq + 1, claim.epoch(), Instant.EPOCH, "v1", step)),
        0,
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        new Append.Then.GoOn());
  }
}
