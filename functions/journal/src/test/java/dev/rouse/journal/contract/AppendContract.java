package dev.rouse.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Delivery;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.journal.RunView.State;
import dev.rouse.core.journal.Spent;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class AppendContract extends Given {
  private static final Appended WRITTEN = new Appended.Written(0);
  private static final Duration HOUR = Duration.ofHours(1);

  private Owner owner() {
    takeIn("a");
    return own(one);
  }

  @Test
  void append_ownersSteps_moveTheHead() {
    var owner = owner();

    assertThat(owner.goOn(answered("1"), answered("2"))).isEqualTo(WRITTEN);
    assertThat(owner.goOn(answered("3"))).isEqualTo(WRITTEN);

    assertThat(look(owner.run())).isEqualTo(new RunView(State.RUNNING, 3, 1, 1, Optional.empty()));
  }

  @Test
  void append_again_findsWhatTheFirstWrote() {
    var owner = owner();
    var append = owner.append(new Append.Then.GoOn(), answered("1"), answered("2"));

    assertThat(journal().append(append)).isEqualTo(WRITTEN);
    assertThat(journal().append(append)).isEqualTo(WRITTEN);

    assertThat(look(owner.run()).seq()).isEqualTo(2);
  }

  @Test
  void append_anotherHead_isRefusedWhole() {
    var owner = owner();
    var stale = owner.append(new Append.Then.GoOn(), answered("stale"));
    owner.goOn(answered("1"), answered("2"));
    var claim = claim(process("one", "2"), 1).getFirst();

    assertThat(journal().append(stale)).isEqualTo(new Appended.NotYours());
    assertThat(owner.goOn(answered("fenced"))).isEqualTo(new Appended.NotYours());
    assertThat(claim.steps()).hasSize(2);
    assertThat(look(owner.run()).seq()).isEqualTo(2);
  }

  @Test
  void append_otherEpochWroteThatNumber_isNotYours() {
    var owner = owner();
    var late = owner.append(new Append.Then.GoOn(), answered("late"));
    var newer = new Owner(journal(), claim(process("one", "2"), 1).getFirst());
    newer.goOn(answered("new"));

    assertThat(journal().append(late)).isEqualTo(new Appended.NotYours());
    assertThat(look(owner.run()).seq()).isEqualTo(1);
  }

  /// Its first answer was lost. An effect that began now would be another's too.
  @Test
  void append_againAfterAnotherClaimedTheRun_isNotYours() {
    var owner = owner();
    var append = owner.append(new Append.Then.GoOn(), answered("1"));
    assertThat(journal().append(append)).isEqualTo(WRITTEN);
    assertThat(journal().append(append)).isEqualTo(WRITTEN);

    fixture().pass(Process.SILENT_AFTER.plusSeconds(1));
    beat(two);
    assertThat(claim(two, 1)).singleElement().matches(claim -> claim.steps().size() == 1);

    assertThat(journal().append(append)).isEqualTo(new Appended.NotYours());
  }

  @Test
  void append_afterItWasGivenUp_isNotYours() {
    var owner = owner();
    var append = owner.append(new Append.Then.GoOn(), answered("1"));
    assertThat(journal().append(append)).isEqualTo(WRITTEN);
    owner.write(append);
    var next = owner.append(new Append.Then.GoOn(), answered("2"));
    journal().giveUp(one, Map.of(owner.run().id(), 1));

    assertThat(journal().append(append)).isEqualTo(new Appended.NotYours());
    assertThat(journal().append(next)).isEqualTo(new Appended.NotYours());
    assertThat(owner.end(DONE)).isEqualTo(new Appended.NotYours());
    assertThat(look(owner.run()).seq()).isEqualTo(1);
  }

  @Test
  void goOn_unheardInputs_writesAndSaysHowMany() {
    var owner = owner();
    tell(owner.run(), new Input.News(event("n", "news")));

    assertThat(owner.goOn(answered("1"))).isEqualTo(new Appended.Written(1));
  }

  @Test
  void sleep_unheardInput_writesNothing() {
    var owner = owner();
    tell(owner.run(), new Input.News(event("n", "news")));

    assertThat(owner.sleep(answered("1"))).isEqualTo(new Appended.InputsFirst(1));
    assertThat(owner.end(DONE)).isEqualTo(new Appended.InputsFirst(1));
    assertThat(look(owner.run())).isEqualTo(new RunView(State.RUNNING, 0, 1, 1, Optional.empty()));

    owner.hear();
    assertThat(owner.sleep(answered("1"))).isEqualTo(new Appended.Written(1));
    assertThat(state(owner.run())).isEqualTo(State.WAITING);
  }

  @Test
  void goOn_expiredOverAnUnheardInput_writesNothing() {
    var owner = owner();
    tell(owner.run(), new Input.News(event("n", "news")));

    assertThat(owner.goOn(new Step.Expired("call-1"))).isEqualTo(new Appended.InputsFirst(1));

    owner.hear();
    assertThat(owner.goOn(new Step.Expired("call-1"))).isEqualTo(new Appended.Written(1));
  }

  @Test
  void sleep_withoutDeadline_isNotDueUntilTold() {
    var owner = owner();
    owner.sleep(answered("waiting"));

    fixture().pass(HOUR);
    assertThat(claim(two, 1)).isEmpty();
    assertThat(gateway().backlog()).doesNotContainKey(agent);

    tell(owner.run(), new Input.News(event("n", "news")));
    assertThat(gateway().backlog()).containsEntry(agent, 1);
    assertThat(claim(two, 1)).singleElement().matches(claim -> claim.epoch() == 2);
  }

  @Test
  void sleep_withDeadline_isDueThen() {
    var owner = owner();
    owner.sleepUntil(fixture().now().plus(HOUR), answered("waiting"));

    assertThat(claim(two, 1)).isEmpty();
    assertThat(state(owner.run())).isEqualTo(State.WAITING);
    fixture().pass(HOUR.plusSeconds(1));

    assertThat(state(owner.run())).isEqualTo(State.RUNNING);
    assertThat(gateway().backlog()).containsEntry(agent, 1);
    assertThat(claim(two, 1)).hasSize(1);
  }

  @Test
  void sleep_again_findsItAsleep() {
    var owner = owner();
    var stepless = owner.append(new Append.Then.Sleep(Optional.empty()));
    assertThat(journal().append(stepless)).isEqualTo(WRITTEN);
    assertThat(journal().append(stepless)).isEqualTo(WRITTEN);

    tell(owner.run(), new Input.News(event("n", "news")));
    var next = own(two);
    next.hear();
    var sleep = next.append(new Append.Then.Sleep(Optional.empty()), answered("1"));
    assertThat(journal().append(sleep)).isEqualTo(new Appended.Written(1));
    assertThat(journal().append(sleep)).isEqualTo(new Appended.Written(1));
    assertThat(look(owner.run()).attempts()).isEqualTo(0);
  }

  @Test
  void end_ownersRun_isOver() {
    var owner = owner();
    owner.goOn(answered("1"));

    assertThat(owner.end(DONE)).isEqualTo(WRITTEN);

    assertThat(look(owner.run())).isEqualTo(new RunView(State.ENDED, 2, 1, 0, Optional.of(DONE)));
    assertThat(claim(two, 1)).isEmpty();
    assertThat(gateway().backlog()).doesNotContainKey(agent);
    assertThat(gateway().takeIn(List.of(offer("a"))).getFirst().run()).isEqualTo(owner.run().id());
  }

  @Test
  void end_again_findsItEnded() {
    var owner = owner();
    var ending = owner.ending(FAILED);

    assertThat(journal().append(ending)).isEqualTo(WRITTEN);
    assertThat(journal().append(ending)).isEqualTo(WRITTEN);

    assertThat(look(owner.run()).outcome()).contains(FAILED);
  }

  @Test
  void append_endedRun_isNotYours() {
    var owner = owner();
    var late = owner.append(new Append.Then.GoOn(), answered("late"), answered("later"));
    owner.end(DONE);

    assertThat(journal().append(late)).isEqualTo(new Appended.NotYours());
  }

  @Test
  void append_noSuchRun_isNotYours() {
    var owner = owner();
    var append = owner.append(new Append.Then.GoOn(), answered("1"));
    var elsewhere =
        new Append(
            offer("nothing").ref(),
            append.epoch(),
            append.seq(),
            append.steps(),
            append.heard(),
            false,
            append.children(),
            append.deliveries(),
            append.spend(),
            append.then());

    assertThat(journal().append(elsewhere)).isEqualTo(new Appended.NotYours());
  }

  @Test
  void append_spend_isSummedOnce() {
    var owner = owner();
    var now = fixture().now();
    var spend = new Append.Spend(now, 120, new BigDecimal("0.0125"));
    var append = Owner.spending(owner.append(new Append.Then.GoOn(), answered("1")), spend);
    owner.write(append);
    assertThat(journal().append(append)).isEqualTo(WRITTEN);
    owner.write(
        Owner.spending(
            owner.append(new Append.Then.GoOn(), answered("2")),
            new Append.Spend(now, 30, new BigDecimal("0.0025"))));

    assertThat(journal().spentSince(agent, now.minus(HOUR)).tokens()).isEqualTo(150);
    assertThat(journal().spentSince(agent, now.minus(HOUR)).money()).isEqualByComparingTo("0.0150");
    assertThat(journal().spentSince(agent, now.plusSeconds(1))).isEqualTo(Spent.NOTHING);
    assertThat(journal().spentSince(newAgent(), now.minus(HOUR))).isEqualTo(Spent.NOTHING);
  }

  @Test
  void append_deliveries_areWrittenWithTheEnd() {
    var owner = owner();
    var delivery =
        new Delivery(
            "delivery-" + owner.run(),
            Json.object().put("uri", "https://example.com").done(),
            event("out", "the answer"));
    var ending = Owner.sending(owner.ending(DONE), delivery);

    assertThat(journal().append(ending)).isEqualTo(WRITTEN);
    assertThat(journal().append(ending)).isEqualTo(WRITTEN);
  }

  @Test
  void append_intents_areStepsLikeOthers() {
    var owner = owner();
    owner.goOn(answered("1"), new Step.Lost(List.of("call-1")));

    assertThat(claim(process("one", "2"), 1).getFirst().steps()).hasSize(2);
  }
}
