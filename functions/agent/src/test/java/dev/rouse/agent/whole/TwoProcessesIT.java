package dev.rouse.agent.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes of one agent with two hundred tasks, and one of them killed in the middle.
final class TwoProcessesIT {
  private static final int TASKS = 200;
  private static final Duration OF_A_MODEL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String AGENT =
      Whole.AGENT + "  replyTo: [{webhook: {uri: 'http://hooks.test/answers'}}]\n";
  private static final Sql OWNED =
      Sql.of(
          "select c.id, c.epoch from rouse.runs c",
          "where c.namespace = :namespace and c.owner = :owner and c.ended_at is null");
  private static final Sql OUTCOMES =
      Sql.of(
          "select count(*) as all_of_them, count(distinct c.run) as of_runs",
          "from rouse.deliveries c where c.namespace = :namespace");

  @TempDir private Path folder;
  private Whole whole;
  private Database database;
  private PostgresJournal journal;

  @BeforeEach
  void open() throws Exception {
    whole = new Whole(folder);
    database = Database.open(whole.database());
    journal = new PostgresJournal(database);
    var slow = new Reply.Late(OF_A_MODEL, Reply.text("Done."));
    whole.models().script(Collections.nCopies(2 * TASKS, slow).toArray(Reply[]::new));
  }

  @AfterEach
  void close() {
    database.close();
    whole.close();
  }

  @Test
  void killed_andStartedAgain_goesOnAtOnce_everyTaskIsAnsweredOnce() throws Exception {
    String file = whole.definition(AGENT).toString();
    try (var one = start("one", file);
        var two = start("two", file)) {
      var runs = twoHundred();
      awaitHalf();
      one.kill();
      var lost = owned("one");
      assertThat(lost).isNotEmpty();

      try (var again = start("one", file)) {
        long working = System.nanoTime();
        awaitEnded(lost);
        System.out.printf(
            "%d runs of the killed process ended %d ms after its successor began to work%n",
            lost.size(), Duration.ofNanos(System.nanoTime() - working).toMillis());
        awaitEnded(runs);
        assertThat(again.stop()).isZero();
      }
      assertAnsweredOnce(runs);
      assertThat(two.stop()).isZero();
    }
  }

  @Test
  void killed_forGood_theOtherTakesOver_everyTaskIsAnsweredOnce() throws Exception {
    String file = whole.definition(AGENT).toString();
    try (var one = start("one", file);
        var two = start("two", file)) {
      var runs = twoHundred();
      awaitHalf();
      one.kill();
      long killed = System.nanoTime();
      var lost = owned("one");
      assertThat(lost).isNotEmpty();

      awaitEnded(lost);
      System.out.printf(
          "%d runs of the killed process ended %d ms after its death%n",
          lost.size(), Duration.ofNanos(System.nanoTime() - killed).toMillis());

      awaitEnded(runs);
      assertAnsweredOnce(runs);
      assertThat(two.stop()).isZero();
    }
  }

  private AgentProcess start(String name, String file) throws Exception {
    var environment = whole.environment("ROUSE_PROCESS", name);
    var process = AgentProcess.start(environment, "--definition", file);
    process.awaitSaid("working");
    return process;
  }

  private List<RunRef> twoHundred() {
    var agent = new AgentId("tests", "helper");
    var offers = new ArrayList<Offer>();
    for (int i = 0; i < TASKS; i++) {
      var event = Event.of("t" + i, "/tests", "test.asked", Json.of("Do it"));
      offers.add(Offer.of(agent, event));
    }
    var _ = journal.takeIn(offers);
    return offers.stream().map(Offer::ref).toList();
  }

  private void awaitHalf() throws InterruptedException {
    for (int i = 0; i < TASKS / 2; i++) {
      whole.models().awaitArrival();
    }
  }

  private List<RunRef> owned(String process) {
    return database.once(connection ->
        OWNED
            .on(connection)
            .set("namespace", "tests")
            .set("owner", process)
            .list(row -> new RunRef("tests", new RunId(row.text("id")))));
  }

  private void awaitEnded(List<RunRef> runs) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!runs.stream().allMatch(this::ended)) {
      assertThat(System.nanoTime()).as("not all have ended within %s", PATIENCE).isLessThan(until);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private boolean ended(RunRef run) {
    return journal.look(run).orElseThrow().state() == RunView.State.ENDED;
  }

  private void assertAnsweredOnce(List<RunRef> runs) {
    for (var run : runs) {
      assertThat(journal.look(run).orElseThrow().outcome().orElseThrow().toString())
          .contains("Done.");
    }
    var counts =
        database.once(connection ->
            OUTCOMES
                .on(connection)
                .set("namespace", "tests")
                .first(row -> List.of(row.count("all_of_them"), row.count("of_runs")))
                .orElseThrow());
    assertThat(counts).as("outcomes to send, and their runs").containsOnly((long) TASKS);
  }
}
