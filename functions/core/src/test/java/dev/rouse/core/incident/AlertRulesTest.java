package dev.rouse.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.incident.Change.What;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Input;
import dev.rouse.core.task.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlertRulesTest extends IncidentScene {

  @Test
  void firstAlert_beginsARunWithAllThatFires() {
    var change = hear(firing("a", START), firing("b", START));

    assertThat(change.what()).isEqualTo(What.BEGUN);
    assertThat(change.incident().open()).isTrue();
    assertThat(pods(change.begin().orElseThrow())).containsExactly("a", "b");
    assertThat(change.begin().orElseThrow().data().flatMap(d -> d.at("truncatedAlerts")))
        .contains(Json.of(3));
    assertThat(change.lookAt()).contains(START.plus(EXPIRES));
    var id = RunId.of(AGENT, "/alerts", change.begin().orElseThrow().id());
    assertThat(AlertRules.isOwn(AGENT, GROUP, change.incident(), id)).isTrue();
    assertThat(AlertRules.isOwn(AGENT, GROUP, change.incident(), new RunId("other"))).isFalse();
  }

  @Test
  void resolvedOfAGroupNeverHeardOf_isNothing() {
    var change = hear(resolved("a", START, START.plusSeconds(60)));

    assertThat(change.what()).isEqualTo(What.NOTHING_NEW);
    assertThat(change.incident().open()).isFalse();
  }

  @Test
  void repeat_changesNothing() {
    var _ = hear(firing("a", START));

    var change = hear(firing("a", START));

    assertThat(change.what()).isEqualTo(What.NOTHING_NEW);
    assertThat(change.tell()).isEmpty();
    assertThat(change.begin()).isEmpty();
  }

  @Test
  void news_tellTheRunWhatIsNewAndNothingElse() {
    var _ = hear(firing("a", START));
    run = new CurrentRun.Going();

    var change = hear(firing("a", START), firing("b", START.plusSeconds(30)));

    assertThat(change.what()).isEqualTo(What.TOLD);
    assertThat(told(change)).containsExactly("b");
    assertThat(change.begin()).isEmpty();
  }

  @Test
  void oneOfTwoResolved_isToldAndTheIncidentStaysOpen() {
    var _ = hear(firing("a", START), firing("b", START));

    var change = hear(firing("a", START), resolved("b", START, START.plusSeconds(60)));

    assertThat(change.what()).isEqualTo(What.TOLD);
    assertThat(told(change)).containsExactly("b");
    assertThat(change.incident().open()).isTrue();
    assertThat(change.incident().firing()).containsOnlyKeys("a");
  }

  @Test
  void allResolved_beforeAnyoneBegan_cancelsTheRun() {
    var _ = hear(firing("a", START));

    var change = hear(resolved("a", START, START.plusSeconds(60)));

    assertThat(change.what()).isEqualTo(What.CLOSED);
    assertThat(change.cancel()).map(Input.Cancelled::by).contains("alerts");
    assertThat(change.incident().open()).isFalse();
    assertThat(change.lookAt()).isEmpty();
  }

  @Test
  void allResolved_runOfAnotherTask_isToldNotCancelled() {
    var _ = hear(firing("a", START));
    run = new CurrentRun.Queued(false);

    var change = hear(resolved("a", START, START.plusSeconds(60)));

    assertThat(change.cancel()).isEmpty();
    assertThat(told(change)).containsExactly("a");
  }

  @Test
  void allResolved_whileItsRunGoesOn_isToldAndClosed() {
    var _ = hear(firing("a", START));
    run = new CurrentRun.Going();

    var change = hear(resolved("a", START, START.plusSeconds(60)));

    assertThat(change.what()).isEqualTo(What.CLOSED);
    assertThat(change.cancel()).isEmpty();
    assertThat(change.tell().getFirst().event().data().flatMap(d -> d.at("status")))
        .contains(Json.of("resolved"));
  }

  @Test
  void lateCopy_ofANotificationBeforeTheEnd_changesNothing() {
    var _ = hear(firing("a", START));
    run = new CurrentRun.Ended(START.plusSeconds(10));
    var closed = hear(resolved("a", START, START.plusSeconds(60)));
    after(EXPIRES.minus(Duration.ofMinutes(1)));

    var late = hear(firing("a", START));

    assertThat(late.what()).isEqualTo(What.NOTHING_NEW);
    assertThat(late.incident()).isEqualTo(closed.incident());
    assertThat(late.storm()).isEqualTo(closed.storm());
  }

  @Test
  void lateCopy_ofAnEarlierEnd_doesNotCloseWhatFiresAgain() {
    var _ = hear(firing("a", START));
    run = new CurrentRun.Going();
    var _ = hear(resolved("a", START, START.plusSeconds(60)));
    var _ = hear(firing("a", START.plusSeconds(120)));

    var late = hear(resolved("a", START, START.plusSeconds(60)));

    assertThat(late.what()).isEqualTo(What.NOTHING_NEW);
    assertThat(late.incident().open()).isTrue();
  }

  /// Two replicas of a Prometheus see an alert begin at slightly different times, and Alertmanager
  /// settles on the earlier one.
  @Test
  void endWithAnEarlierStart_closesAllTheSame() {
    var _ = hear(firing("a", START.plusSeconds(15)));

    var change = hear(resolved("a", START, START.plusSeconds(60)));

    assertThat(change.what()).isEqualTo(What.CLOSED);
  }

  /// A source of notifications that repeats itself and delivers copies late, in any order, but ends
  /// with the truth.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomHistory_withLateCopies_endsWithTheTruth(long seed) {
    var random = new Random(seed);
    var sent = new ArrayList<Alert[]>();
    var truth = new Alert[] {firing("a", START), firing("b", START), firing("c", START)};
    for (int i = 0; i < 300; i++) {
      after(Duration.ofSeconds(1 + random.nextInt(30)));
      int one = random.nextInt(truth.length);
      truth[one] =
          truth[one].firing()
              ? resolved(truth[one].fingerprint(), truth[one].startsAt(), now)
              : firing(truth[one].fingerprint(), now.plusMillis(1));
      after(Duration.ofSeconds(1));
      sent.add(truth.clone());
      var begun = hear(sent.getLast()).incident();
      assertThat(begun.open()).isEqualTo(Stream.of(truth).anyMatch(Alert::firing));
      var before = incident;
      var late = hear(sent.get(random.nextInt(sent.size())));
      if (late.what() != What.BEGUN) {
        assertThat(late.incident().firing()).isEqualTo(before.orElseThrow().firing());
      }
      run = random.nextInt(3) == 0 ? new CurrentRun.Ended(now) : new CurrentRun.Going();
    }
    assertThat(incident.orElseThrow().firing().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(truth).filter(Alert::firing).map(Alert::fingerprint).toList());
    assertThat(incident.orElseThrow().runs()).hasSizeLessThanOrEqualTo(20);
  }
}
