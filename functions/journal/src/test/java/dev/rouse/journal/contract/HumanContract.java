package dev.rouse.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.journal.RunView.State;
import dev.rouse.core.journal.Verdict;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.RunRef;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class HumanContract extends Given {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Input.Decided YES = new Input.Decided("a1", true, "ann", "looks right");
  private static final Input.Decided NO = new Input.Decided("a1", false, "bob", "not now");

  private Ask asked() {
    return ask("a1", fixture().now().plus(HOUR));
  }

  private Owner waiting(Ask ask) {
    takeIn("task");
    var owner = own(one);
    owner.sleepUntil(ask.deadline(), new Step.Asked(ask));
    return owner;
  }

  @CanIgnoreReturnValue
  private Verdict decide(RunRef run, String hash, Input.Decided decision) {
    return gateway().decide(run, "a1", hash, decision);
  }

  @Test
  void decide_openAsk_isAnInputThatWakesTheRun() {
    var ask = asked();
    var owner = waiting(ask);

    assertThat(decide(owner.run(), ask.hash(), YES)).isEqualTo(new Verdict.Accepted());

    var claim = claim(two, 1).getFirst();
    assertThat(claim.inputs()).containsExactly(new Numbered(1, YES));
  }

  @Test
  void decide_again_saysWhatWasDecided() {
    var ask = asked();
    var owner = waiting(ask);
    decide(owner.run(), ask.hash(), YES);

    assertThat(decide(owner.run(), ask.hash(), YES)).isEqualTo(new Verdict.Already(YES));
    assertThat(decide(owner.run(), ask.hash(), NO)).isEqualTo(new Verdict.Already(YES));
    assertThat(journal().inputs(owner.run(), 0)).hasSize(1);
  }

  @Test
  void decide_otherArguments_changesNothing() {
    var ask = asked();
    var owner = waiting(ask);

    assertThat(decide(owner.run(), "another hash", YES))
        .isEqualTo(new Verdict.OtherArguments(ask.hash()));
    assertThat(claim(two, 1)).isEmpty();
  }

  @Test
  void decide_afterItsDeadline_isTooLate() {
    var ask = asked();
    var owner = waiting(ask);

    fixture().pass(HOUR.plusSeconds(1));

    assertThat(decide(owner.run(), ask.hash(), YES)).isInstanceOf(Verdict.TooLate.class);
    assertThat(journal().inputs(owner.run(), 0)).isEmpty();
  }

  @Test
  void decide_afterTheRunWentOnWithoutIt_isTooLate() {
    var ask = asked();
    takeIn("task");
    var owner = own(one);
    owner.goOn(new Step.Asked(ask));
    owner.goOn(new Step.Expired(ask.call()));

    assertThat(decide(owner.run(), ask.hash(), YES)).isInstanceOf(Verdict.TooLate.class);
  }

  @Test
  void decide_afterTheRunEnded_isTooLate() {
    var ask = asked();
    takeIn("task");
    var owner = own(one);
    owner.goOn(new Step.Asked(ask));
    owner.end(DONE);

    assertThat(decide(owner.run(), ask.hash(), YES)).isEqualTo(new Verdict.TooLate(ask.deadline()));
  }

  @Test
  void decide_noSuchAsk_isSaid() {
    var run = takeIn("task");

    assertThat(decide(run, "hash", YES)).isEqualTo(new Verdict.NoSuchAsk());
    assertThat(decide(offer("nothing").ref(), "hash", YES)).isEqualTo(new Verdict.NoSuchAsk());
  }

  @Test
  void decide_askedAgain_isAnotherAsk() {
    var ask = asked();
    takeIn("task");
    var owner = own(one);
    owner.goOn(new Step.Asked(ask), new Step.Expired(ask.call()));
    var again = ask("a2", ask.deadline());
    owner.goOn(new Step.Asked(again));

    assertThat(
            gateway()
                .decide(owner.run(), "a2", again.hash(), new Input.Decided("a2", true, "ann", "")))
        .isEqualTo(new Verdict.Accepted());
  }

  @Test
  void redrive_failedRun_goesOnFromItsLastStep() {
    takeIn("task");
    var owner = own(one);
    owner.goOn(answered("1"));
    owner.end(FAILED);

    assertThat(redrive(owner.run(), "ann")).isTrue();

    assertThat(look(owner.run())).isEqualTo(new RunView(State.RUNNING, 2, 1, 0, Optional.empty()));
    assertThat(gateway().backlog()).containsEntry(agent, 1);
    var claim = claim(two, 1).getFirst();
    assertThat(claim.epoch()).isEqualTo(2);
    assertThat(claim.attempt()).isEqualTo(1);
    assertThat(claim.steps()).hasSize(2);
    assertThat(claim.inputs()).containsExactly(new Numbered(1, new Input.Redriven("ann")));
  }

  @Test
  void redrive_again_findsItReopened() {
    takeIn("task");
    var owner = own(one);
    owner.end(FAILED);

    assertThat(redrive(owner.run(), "ann")).isTrue();
    assertThat(redrive(owner.run(), "ann")).isTrue();
    assertThat(redrive(owner.run(), "bob")).isFalse();
    assertThat(journal().inputs(owner.run(), 0)).hasSize(1);
  }

  @Test
  void redrive_failedAgain_opensItAgain() {
    takeIn("task");
    own(one).end(FAILED);
    redrive(offer("task").ref(), "ann");
    var second = own(two);
    second.hear();
    second.end(FAILED);

    assertThat(redrive(offer("task").ref(), "ann")).isTrue();

    assertThat(claim(one, 1).getFirst().inputs())
        .containsExactly(new Numbered(2, new Input.Redriven("ann")));
  }

  @Test
  void redrive_whatDidNotFail_isRefused() {
    var queued = takeIn("queued");
    assertThat(redrive(queued, "ann")).isFalse();
    own(one).end(DONE);
    assertThat(redrive(queued, "ann")).isFalse();
    var cancelled = takeIn("cancelled");
    tell(cancelled, new Input.Cancelled("ann", "no"));
    assertThat(redrive(cancelled, "ann")).isFalse();
    assertThat(redrive(offer("nothing").ref(), "ann")).isFalse();
  }

  @Test
  void cancel_redrivenRun_mayBeSaidWithTheSameWords() {
    takeIn("task");
    var owner = own(one);
    tell(owner.run(), new Input.Cancelled("ann", "stop"));
    owner.hear();
    owner.end(FAILED);
    redrive(owner.run(), "ann");

    tell(owner.run(), new Input.Cancelled("ann", "stop"));

    assertThat(journal().inputs(owner.run(), 1))
        .containsExactly(
            new Numbered(2, new Input.Redriven("ann")),
            new Numbered(3, new Input.Cancelled("ann", "stop")));
  }
}
