package dev.rouse.journal.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Delivery;
import dev.rouse.core.journal.Process;
import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.journal.contract.Race;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.deadletter.Unborn;
import dev.rouse.journal.embedded.Scene;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class RetentionTest {
  private static final int MANY = 1000;

  private final Scene scene = Scene.open();
  private final Retention retention = new Retention(scene.database(), Retention.DEFAULT);
  private final AgentId agent = scene.agent("ops", "troubleshooter");

  @AfterEach
  void close() {
    scene.close();
  }

  /// Everything is so many days older.
  private void daysPass(int days) {
    scene.execute(
        """
        update rouse.runs set ended_at = ended_at - interval '%1$s days',
          due = due - interval '%1$s days';
        update rouse.tasks set accepted_at = accepted_at - interval '%1$s days';
        update rouse.incidents set changed_at = changed_at - interval '%1$s days';
        update rouse.dead_letters set at = at - interval '%1$s days';
        update rouse.processes set beat = beat - interval '%1$s days';
        """
            .formatted(days));
  }

  private long count(String table) {
    return scene.count("select count(*) as n from rouse." + table);
  }

  private static Delivery delivery(String id) {
    return new Delivery(id, Json.object().put("kafka", "topic").done(), Scene.event(id));
  }

  @Test
  void oldRun_goesWithAllThatIsItsOwn() {
    scene.takeIn(Offer.of(agent, Scene.event("1")).inSession("s", Overlap.COALESCE));
    scene.takeIn(Offer.of(agent, Scene.event("2")).inSession("s", Overlap.COALESCE));
    var claim = scene.claim(agent);
    scene.send(claim, 0, delivery("d"));
    scene.spend(claim, 1, new Append.Spend(Instant.now(), 10, BigDecimal.ONE));
    var ask = Scene.ask("a", Instant.now().plusSeconds(60));
    var heard = new Step.Heard(1, claim.inputs().getFirst().input());
    scene.append(claim, 2, new Append.Then.GoOn(), new Step.Asked(ask), heard);
    scene.execute(
        """
        update rouse.deliveries set due = null;
        update rouse.runs set ended = 'failed', ended_at = now(), due = null, owner = null;
        insert into rouse.dead_letters (namespace, id, agent, run, problem)
        select namespace, id, agent, id, '{}' from rouse.runs;
        insert into rouse.dead_letters (namespace, id, agent, delivery, problem)
        select namespace, 'of delivery', agent, id, '{}' from rouse.deliveries;
        """);
    daysPass(32);

    assertThat(retention.sweep(MANY)).isPositive();

    for (String table :
        List.of(
            "runs", "tasks", "steps", "inputs", "asks", "deliveries", "dead_letters", "sessions")) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(count("spend")).isEqualTo(1);
    assertThat(retention.sweep(MANY)).isZero();
  }

  @Test
  void whatHasNotEnded_staysHoweverOld() {
    scene.takeIn(agent, "queued");
    var other = scene.agent("ops", "other");
    var sleeping = scene.begun(other, "waiting");
    scene.append(sleeping, 0, new Append.Then.Sleep(Optional.empty()), Scene.answered("zzz"));
    var undelivered = scene.begun(other, "undelivered");
    scene.send(undelivered, 0, delivery("d"));
    scene.append(undelivered, 1, new Append.Then.End(), new Step.Ended(Scene.DONE));
    scene.execute(
        "insert into rouse.incidents values ('ops', 'other', 'i', 'k', true, null, '{}')");
    scene.execute("update rouse.processes set beat = now() + interval '900 days'");
    daysPass(400);

    assertThat(retention.sweep(MANY)).isZero();
    assertThat(count("runs")).isEqualTo(3);

    scene.execute("update rouse.deliveries set due = null, delivered_at = now()");
    assertThat(retention.sweep(MANY)).isEqualTo(1);
    assertThat(scene.journal().look(undelivered.task().ref())).isEmpty();
  }

  @Test
  void whatEndedLately_stays() {
    scene.ended(agent, "1", Scene.FAILED);
    scene.execute(
        "insert into rouse.incidents values ('ops', 'other', 'i', 'k', false, null, '{}')");
    daysPass(30);
    scene.execute("update rouse.processes set beat = now()");

    assertThat(retention.sweep(MANY)).isZero();
    daysPass(2);
    scene.execute("update rouse.processes set beat = now()");
    assertThat(retention.sweep(MANY)).isEqualTo(2);
  }

  @Test
  void oldLettersAndProcesses_goByThemselves() {
    var problem = new Problem(Kind.UNREADABLE, "no");
    new DeadLetters(scene.database())
        .put(List.of(Unborn.of(agent, "topic", "0-1", problem, Json.Obj.EMPTY)));
    scene.journal().start(new Process(agent, "gone", "1"));
    daysPass(32);

    assertThat(retention.sweep(MANY)).isEqualTo(1); // this database has not been up for a day
    scene.execute(
        """
        create or replace function rouse.up_since() returns timestamptz stable
          return '-infinity'::timestamptz
        """);
    assertThat(retention.sweep(MANY)).isEqualTo(1);
    assertThat(count("processes")).isZero();
  }

  @Test
  void batches_areBounded() {
    for (int i = 0; i < 5; i++) {
      scene.ended(agent, "t" + i, Scene.DONE);
    }
    daysPass(32);
    scene.execute("update rouse.processes set beat = now()");

    assertThat(retention.sweep(2)).isEqualTo(2);
    assertThat(retention.sweep(2)).isEqualTo(2);
    assertThat(retention.sweep(2)).isEqualTo(1);
    assertThat(retention.sweep(2)).isZero();
  }

  /// A session that is removed while somebody enters it would leave a run behind nobody, for ever.
  @Test
  void sweptWhileSessionsAreUsed_noRunIsLeftBehind() {
    for (int round = 0; round < 15; round++) {
      for (int session = 0; session < 4; session++) {
        scene.takeIn(inSession("old " + round, session));
      }
      endAll("first " + round);
      daysPass(32);

      int now = round;
      var racers = new ArrayList<Callable<Integer>>();
      racers.add(() -> retention.sweep(MANY));
      racers.add(() -> retention.sweep(3));
      for (int taker = 0; taker < 4; taker++) {
        int session = taker;
        racers.add(() -> {
          scene.takeIn(inSession("new " + now, session));
          scene.takeIn(inSession("newer " + now, session));
          return 0;
        });
      }
      racers.add(() -> endAll("racing " + now));
      Race.of(racers);
      endAll("last " + round);

      assertThat(scene.count("select count(*) as n from rouse.runs where ended is null")).isZero();
    }
    daysPass(32);
    assertThat(retention.sweep(MANY)).isPositive();
    assertThat(count("sessions")).isZero();
    assertThat(count("runs")).isZero();
  }

  private Offer inSession(String id, int session) {
    return Offer.of(agent, Scene.event(id + " " + session)).inSession("s" + session, Overlap.QUEUE);
  }

  @CanIgnoreReturnValue
  private int endAll(String name) {
    var process = new Process(agent, name, "1");
    scene.journal().start(process);
    int ended = 0;
    while (true) {
      var claims = scene.journal().claim(process, 10, Set.of());
      if (claims.isEmpty()) {
        return ended;
      }
      for (var claim : claims) {
        scene.append(claim, claim.seq(), new Append.Then.End(), new Step.Ended(Scene.DONE));
        ended++;
      }
    }
  }

  @Test
  void sweptWhileRunsAreReopened_eitherTheyAreGoneOrTheyGoOn() {
    for (int i = 0; i < 20; i++) {
      var run = scene.ended(agent, "t" + i, Scene.FAILED);
      daysPass(32);
      Callable<Boolean> redrive = () -> scene.journal().redrive(run, new Input.Redriven("ann"));
      Callable<Boolean> sweep = () -> retention.sweep(MANY) >= 0;

      boolean reopened = Race.of(List.of(redrive, sweep)).getFirst();

      assertThat(scene.journal().look(run).isPresent()).isEqualTo(reopened);
    }
  }
}
