package dev.rouse.journal.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Append;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.contract.Race;
import dev.rouse.journal.embedded.Scene;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SpendRollUpTest {
  private final Scene scene = Scene.open();
  private final SpendRollUp rollUp = new SpendRollUp(scene.database());
  private final AgentId agent = scene.agent("ops", "troubleshooter");
  private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

  @AfterEach
  void close() {
    scene.close();
  }

  private Instant before(int hours) {
    return hour.minus(Duration.ofHours(hours)).plusSeconds(60);
  }

  private void spend(String task, Instant... ats) {
    var claim = scene.begun(agent, task);
    for (int i = 0; i < ats.length; i++) {
      scene.spend(claim, i, new Append.Spend(ats[i], 10, new BigDecimal("0.25")));
    }
  }

  private long rows(String table) {
    return scene.count("select count(*) as n from rouse." + table);
  }

  @Test
  void rollUp_oldHours_areSummedAndTheRestStays() {
    spend("1", before(5), before(5), before(3), before(1), before(0));

    assertThat(rollUp.rollUp(100)).isEqualTo(3);
    assertThat(rollUp.rollUp(100)).isZero();

    assertThat(rows("spend")).isEqualTo(2);
    assertThat(rows("spend_hours")).isEqualTo(2);
    var spent = scene.journal().spentSince(agent, before(6));
    assertThat(spent.tokens()).isEqualTo(50);
    assertThat(spent.money()).isEqualByComparingTo("1.25");
    assertThat(scene.journal().spentSince(agent, hour.minus(Duration.ofHours(4))).tokens())
        .isEqualTo(30);
  }

  @Test
  void spenders_areThoseWhoSpentSince() {
    spend("1", before(1));

    var spenders = new Spenders(scene.database());

    assertThat(spenders.since(before(2))).containsExactly(agent);
    assertThat(spenders.since(before(0))).isEmpty();
  }

  @Test
  void rollUp_inBatches_addsToTheSameHour() {
    spend("1", before(5), before(5), before(5));

    assertThat(rollUp.rollUp(2)).isEqualTo(2);
    assertThat(rollUp.rollUp(2)).isEqualTo(1);
    spend("late", before(5));
    assertThat(rollUp.rollUp(2)).isEqualTo(1);

    assertThat(rows("spend_hours")).isEqualTo(1);
    assertThat(scene.journal().spentSince(agent, before(6)).tokens()).isEqualTo(40);
  }

  @Test
  void rollUp_byManyWhileAgentsSpend_losesAndDoublesNothing() {
    var racers = new ArrayList<Callable<Boolean>>();
    for (int writer = 0; writer < 3; writer++) {
      var claim = scene.begun(agent, "t" + writer);
      racers.add(() -> {
        for (int i = 0; i < 60; i++) {
          scene.spend(claim, i, new Append.Spend(before(2 + i % 3), 10, new BigDecimal("0.25")));
        }
        return true;
      });
    }
    for (int roller = 0; roller < 3; roller++) {
      racers.add(() -> {
        long last = 0;
        for (int i = 0; i < 60; i++) {
          assertThat(rollUp.rollUp(7)).isNotNegative();
          long spent = scene.journal().spentSince(agent, before(9)).tokens();
          assertThat(spent).isGreaterThanOrEqualTo(last);
          last = spent;
        }
        return true;
      });
    }

    Race.of(racers);

    while (rollUp.rollUp(50) > 0) {
      assertThat(rows("spend")).isNotNegative();
    }
    assertThat(rows("spend")).isZero();
    var spent = scene.journal().spentSince(agent, before(9));
    assertThat(spent.tokens()).isEqualTo(1800);
    assertThat(spent.money()).isEqualByComparingTo("45");
  }
}
