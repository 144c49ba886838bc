package dev.rouse.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.RunView.State;
import dev.rouse.core.journal.Told;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.Taken;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class SessionContract extends Given {

  private Offer queued(String id) {
    return offer(id).inSession("s", Overlap.QUEUE);
  }

  private Offer with(Overlap overlap, String id) {
    return offer(id).inSession("s", overlap);
  }

  @Test
  void queue_busySession_oneAfterAnotherInTakeInOrder() {
    takeIn(queued("3"), queued("1"), queued("2"));
    takeIn(queued("0"));

    for (String id : List.of("3", "1", "2", "0")) {
      var claims = claim(one, 10);
      assertThat(claims).extracting(claim -> claim.task().event().id()).containsExactly(id);
      new Owner(journal(), claims.getFirst()).end(DONE);
    }
    assertThat(claim(one, 10)).isEmpty();
  }

  @Test
  void queue_twoSessions_doNotWaitForEachOther() {
    takeIn(queued("a"));
    takeIn(offer("b").inSession("t", Overlap.QUEUE));

    assertThat(claim(one, 10)).hasSize(2);
  }

  @Test
  void queue_sameKeyOfAnotherAgent_isAnotherSession() {
    var other = newAgent();
    takeIn(queued("a"));

    takeIn(Offer.of(other, event("b", "x")).inSession("s", Overlap.REJECT));

    assertThat(gateway().backlog()).containsEntry(agent, 1).containsEntry(other, 1);
  }

  @Test
  void queue_longKey_isAKeyLikeAnother() {
    String key = "x".repeat(100_000);
    takeIn(offer("a").inSession(key, Overlap.QUEUE));
    takeIn(offer("b").inSession(key, Overlap.QUEUE));

    assertThat(claim(one, 10)).singleElement().matches(c -> c.task().session().get().equals(key));
  }

  @Test
  void session_waitingRun_keepsIt() {
    takeIn(queued("a"));
    var behind = takeIn(queued("b"));
    own(one).sleep(answered("waiting"));

    assertThat(claim(one, 10)).isEmpty();
    assertThat(state(behind)).isEqualTo(State.QUEUED);
  }

  @Test
  void reject_busySession_isSaidAndNothingStored() {
    var holder = takeIn(queued("a"));

    assertThat(gateway().takeIn(List.of(with(Overlap.REJECT, "b"))))
        .containsExactly(new Taken.Rejected(holder.id()));
    assertThat(journal().look(offer("b").ref())).isEmpty();

    own(one).end(DONE);
    assertThat(gateway().takeIn(List.of(with(Overlap.REJECT, "b"))))
        .containsExactly(new Taken.New(offer("b").id()));
  }

  @Test
  void coalesce_busySession_becomesNewsOfTheHolder() {
    var holder = takeIn(with(Overlap.COALESCE, "a"));

    assertThat(takeIn(with(Overlap.COALESCE, "b"), with(Overlap.COALESCE, "b")))
        .containsExactly(new Taken.Joined(holder.id()), new Taken.Known(holder.id()));

    var claim = claim(one, 1).getFirst();
    assertThat(claim.inputs()).containsExactly(new Numbered(1, new Input.News(offer("b").event())));
    assertThat(gateway().takeIn(List.of(with(Overlap.COALESCE, "b"))))
        .containsExactly(new Taken.Known(holder.id()));
  }

  @Test
  void coalesce_sleepingHolder_becomesDue() {
    takeIn(with(Overlap.COALESCE, "a"));
    own(one).sleep(answered("waiting"));
    assertThat(claim(one, 1)).isEmpty();

    takeIn(with(Overlap.COALESCE, "b"));

    assertThat(claim(one, 1)).singleElement().matches(claim -> claim.inputs().size() == 1);
  }

  @Test
  void coalesce_endedHolder_meansANewRun() {
    takeIn(with(Overlap.COALESCE, "a"));
    own(one).end(DONE);

    assertThat(gateway().takeIn(List.of(with(Overlap.COALESCE, "b"))))
        .containsExactly(new Taken.New(offer("b").id()));
  }

  @Test
  void coalesce_inOneBatch_joinsTheFirst() {
    var first = offer("a").id();

    assertThat(
            takeIn(
                with(Overlap.COALESCE, "a"),
                with(Overlap.COALESCE, "b"),
                with(Overlap.COALESCE, "c")))
        .containsExactly(new Taken.New(first), new Taken.Joined(first), new Taken.Joined(first));
    assertThat(claim(one, 1).getFirst().inputs())
        .containsExactly(
            new Numbered(1, new Input.News(offer("b").event())),
            new Numbered(2, new Input.News(offer("c").event())));
  }

  @Test
  void interrupt_begunHolder_isToldAndTheNewOneStandsBehind() {
    takeIn(queued("a"));
    var owner = own(one);

    var newer = takeIn(with(Overlap.INTERRUPT, "b"));

    var told = Input.Cancelled.interruptedBy(newer.id());
    assertThat(journal().inputs(owner.run(), 0)).containsExactly(new Numbered(1, told));
    assertThat(claim(two, 1)).isEmpty();
    owner.hear();
    owner.end(new Outcome.Cancelled(told.by(), told.reason()));
    assertThat(claim(two, 1)).extracting(claim -> claim.task().ref()).containsExactly(newer);
  }

  @Test
  void interrupt_queuedOnes_endAtOnce() {
    takeIn(queued("a"));
    var owner = own(one);
    var behind = takeIn(queued("b"));

    var newer = takeIn(with(Overlap.INTERRUPT, "c"));

    var words = Input.Cancelled.interruptedBy(newer.id());
    assertThat(look(behind).outcome()).contains(new Outcome.Cancelled(words.by(), words.reason()));
    assertThat(look(behind).seq()).isEqualTo(1);
    assertThat(state(newer)).isEqualTo(State.QUEUED);
    owner.hear();
    owner.end(DONE);
    assertThat(own(two).run()).isEqualTo(newer);
  }

  @Test
  void interrupt_unbegunHolder_endsAndTheNewOneHoldsTheSession() {
    var holder = takeIn(queued("a"));

    var newer = takeIn(with(Overlap.INTERRUPT, "b"));

    assertThat(state(holder)).isEqualTo(State.ENDED);
    assertThat(own(one).run()).isEqualTo(newer);
    assertThat(gateway().backlog()).containsEntry(agent, 1);
  }

  @Test
  void interrupt_inOneBatch_onlyTheLastStays() {
    takeIn(
        with(Overlap.INTERRUPT, "a"), with(Overlap.INTERRUPT, "b"), with(Overlap.INTERRUPT, "c"));

    assertThat(state(offer("a").ref())).isEqualTo(State.ENDED);
    assertThat(state(offer("b").ref())).isEqualTo(State.ENDED);
    assertThat(own(one).run()).isEqualTo(offer("c").ref());
    assertThat(claim(two, 10)).isEmpty();
  }

  @Test
  void cancel_queuedRun_leavesItsSessionsOrder() {
    takeIn(queued("a"));
    var middle = takeIn(queued("b"));
    var last = takeIn(queued("c"));

    assertThat(tell(middle, new Input.Cancelled("ann", "not needed")))
        .isEqualTo(new Told.Delivered());

    assertThat(look(middle).outcome()).contains(new Outcome.Cancelled("ann", "not needed"));
    own(one).end(DONE);
    assertThat(own(one).run()).isEqualTo(last);
  }

  @Test
  void cancel_unbegunHolder_makesTheNextDue() {
    var holder = takeIn(queued("a"));
    var next = takeIn(queued("b"));

    tell(holder, new Input.Cancelled("ann", "not needed"));

    assertThat(own(one).run()).isEqualTo(next);
  }

  @Test
  void redrive_busySession_standsAtItsEnd() {
    takeIn(queued("a"));
    var failed = own(one);
    failed.end(FAILED);
    takeIn(queued("b"));
    var second = own(one);
    takeIn(queued("c"));

    assertThat(redrive(failed.run(), "ann")).isTrue();

    assertThat(state(failed.run())).isEqualTo(State.WAITING);
    assertThat(claim(two, 10)).isEmpty();
    second.end(DONE);
    own(two).end(DONE);
    var again = claim(two, 1).getFirst();
    assertThat(again.task().ref()).isEqualTo(failed.run());
    assertThat(again.attempt()).isEqualTo(1);
    assertThat(again.steps()).hasSize(1);
  }

  @Test
  void tell_runBehindOthers_waitsForItsTurn() {
    takeIn(queued("a"));
    var behind = takeIn(queued("b"));

    tell(behind, new Input.News(event("n", "news")));

    assertThat(claim(one, 10)).hasSize(1);
  }

  @Test
  void interrupt_redrivenRunBehind_isToldAndKeepsItsPlace() {
    takeIn(queued("a"));
    var failed = own(one);
    failed.end(FAILED);
    takeIn(queued("b"));
    redrive(failed.run(), "ann");

    var newer = takeIn(with(Overlap.INTERRUPT, "c"));

    assertThat(state(offer("b").ref())).isEqualTo(State.ENDED);
    var again = own(two);
    assertThat(again.run()).isEqualTo(failed.run());
    assertThat(journal().inputs(failed.run(), 0)).hasSize(2);
    again.write(again.append(new Append.Then.GoOn(), heard(again)));
    assertThat(claim(one, 1)).isEmpty();
    assertThat(state(newer)).isEqualTo(State.QUEUED);
  }

  private Step[] heard(Owner owner) {
    return journal().inputs(owner.run(), 0).stream()
        .map(input -> new Step.Heard(input.number(), input.input()))
        .toArray(Step[]::new);
  }
}
