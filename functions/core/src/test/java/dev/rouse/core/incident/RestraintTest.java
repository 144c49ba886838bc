package dev.rouse.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.incident.Change.What;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What does not begin at once: repeats within the cooldown, and what is too much.
final class RestraintTest extends IncidentScene {

  @Test
  void firesAgain_withinTheCooldown_startsNoneUntilItIsOver() {
    var _ = hear(firing("a", START));
    run = new CurrentRun.Ended(START.plusSeconds(300));
    var _ = hear(resolved("a", START, START.plusSeconds(60)));
    after(Duration.ofMinutes(10));

    var again = hear(firing("a", now));
    var coolAt = START.plusSeconds(300).plus(COOLDOWN);
    assertThat(again.what()).isEqualTo(What.COOLING_DOWN);
    assertThat(again.incident().open()).isTrue();
    assertThat(again.lookAt()).contains(coolAt);

    assertThat(look().what()).isNotEqualTo(What.BEGUN);
    now = coolAt;
    var cooled = look();
    assertThat(cooled.what()).isEqualTo(What.BEGUN);
    assertThat(pods(cooled.begin().orElseThrow())).containsExactly("a");
  }

  @Test
  void otherAlert_withinTheCooldown_beginsAtOnce() {
    var first = hear(firing("a", START));
    run = new CurrentRun.Ended(START.plusSeconds(300));
    after(Duration.ofMinutes(10));

    var change = hear(firing("a", START), firing("b", now));

    assertThat(change.what()).isEqualTo(What.BEGUN);
    assertThat(pods(change.begin().orElseThrow())).containsExactly("a", "b");
    assertThat(change.begin().map(Event::id)).isNotEqualTo(first.begin().map(Event::id));
  }

  @Test
  void repeat_afterTheCooldown_beginsAgain() {
    var _ = hear(firing("a", START));
    run = new CurrentRun.Ended(START.plusSeconds(300));
    after(Duration.ofMinutes(30));
    assertThat(hear(firing("a", START)).what()).isEqualTo(What.NOTHING_NEW);
    after(COOLDOWN);

    assertThat(hear(firing("a", START)).what()).isEqualTo(What.BEGUN);
  }

  @Test
  void cancelledBeforeAnyoneLooked_firesAgain_beginsAtOnce() {
    var _ = hear(firing("a", START));
    var _ = hear(resolved("a", START, START.plusSeconds(60)));
    after(Duration.ofMinutes(5));

    assertThat(hear(firing("a", now)).what()).isEqualTo(What.BEGUN);
  }

  @Test
  void nothingHeardForLong_expiresAndWhatStillFiresIsNews() {
    var _ = hear(firing("a", START));
    run = new CurrentRun.Ended(START.plusSeconds(300));
    after(EXPIRES.minus(Duration.ofSeconds(1)));
    assertThat(look().what()).isEqualTo(What.NOTHING_NEW);
    after(Duration.ofSeconds(1));

    assertThat(look().what()).isEqualTo(What.CLOSED);
    assertThat(look().what()).isEqualTo(What.NOTHING_NEW);

    assertThat(hear(firing("a", START)).what()).isEqualTo(What.BEGUN);
  }

  @Test
  void tooManyIncidents_areHeldBackWithOneSummary() {
    storm = Storm.NONE.beginning(TRIGGER.storm(), START).beginning(TRIGGER.storm(), START);
    after(Duration.ofMinutes(1));

    var held = hear(firing("a", START));

    assertThat(held.what()).isEqualTo(What.HELD_BACK);
    assertThat(held.begin()).isEmpty();
    assertThat(held.incident().open()).isTrue();
    assertThat(held.storm().tellAt()).contains(START.plus(Duration.ofMinutes(10)));
    var summary = AlertRules.summary(AGENT, held.storm()).orElseThrow();
    assertThat(summary.data().flatMap(data -> data.at("groups.0.groupKey")))
        .contains(Json.of(GROUP));
    var after = AlertRules.summarised(held.storm());
    assertThat(after.tellAt()).isEmpty();
    assertThat(AlertRules.summary(AGENT, after)).isEmpty();
    assertThat(
            AlertRules.summary(AGENT, after.holding("other", Json.Obj.EMPTY, TRIGGER.storm(), now)))
        .map(Event::id)
        .isPresent()
        .isNotEqualTo(Optional.of(summary.id()));
  }

  @Test
  void heldBack_beginsByItselfAsSoonAsTheLimitAllows() {
    storm = Storm.NONE.beginning(TRIGGER.storm(), START).beginning(TRIGGER.storm(), START);
    after(Duration.ofMinutes(1));
    var held = hear(firing("a", START));
    assertThat(held.lookAt()).contains(START.plus(Duration.ofMinutes(10)));

    assertThat(look().what()).isEqualTo(What.HELD_BACK);
    now = START.plus(Duration.ofMinutes(10));
    var begun = look();

    assertThat(begun.what()).isEqualTo(What.BEGUN);
    assertThat(begun.storm().holds(GROUP)).isFalse();
    assertThat(AlertRules.summary(AGENT, begun.storm())).isEmpty();
  }

  @Test
  void heldBack_onceSummarised_doesNotBeginByItself() {
    storm = Storm.NONE.beginning(TRIGGER.storm(), START).beginning(TRIGGER.storm(), START);
    var _ = hear(firing("a", START));
    storm = AlertRules.summarised(storm);
    after(Duration.ofMinutes(11));

    assertThat(look().what()).isEqualTo(What.NOTHING_NEW);
  }

  @Test
  void heldBack_resolvedBeforeTheSummary_isLeftOutOfIt() {
    storm = Storm.NONE.beginning(TRIGGER.storm(), START).beginning(TRIGGER.storm(), START);
    var _ = hear(firing("a", START));

    var _ = hear(resolved("a", START, START.plusSeconds(30)));

    assertThat(AlertRules.summary(AGENT, storm)).isEmpty();
  }

  @Test
  void heldBack_repeatedOnceTheStormIsOver_begins() {
    storm = Storm.NONE.beginning(TRIGGER.storm(), START).beginning(TRIGGER.storm(), START);
    var _ = hear(firing("a", START));
    after(Duration.ofMinutes(11));

    var change = hear(firing("a", START));

    assertThat(change.what()).isEqualTo(What.BEGUN);
    assertThat(AlertRules.summary(AGENT, change.storm())).isEmpty();
  }

  @Test
  void storm_ofThousands_namesSomeAndCountsTheRest() {
    var full = Storm.NONE.beginning(TRIGGER.storm(), START).beginning(TRIGGER.storm(), START);
    for (int i = 0; i < 20_000; i++) {
      full = full.holding("group " + i, Json.Obj.EMPTY, TRIGGER.storm(), START);
      if (i > Storm.MOST_NAMED) {
        full = Storm.fromJson(full.toJson());
        i += 500;
      }
    }

    assertThat(full.held()).hasSize(Storm.MOST_NAMED);
    assertThat(full.more()).isPositive();
    assertThat(AlertRules.summary(AGENT, full).orElseThrow().data().flatMap(d -> d.at("unnamed")))
        .contains(Json.of(full.more()));
  }
}
