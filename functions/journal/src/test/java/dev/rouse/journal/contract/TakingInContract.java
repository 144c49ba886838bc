package dev.rouse.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.RunView;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.journal.Told;
import dev.rouse.core.step.Input;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import dev.rouse.core.template.Template;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class TakingInContract extends Given {

  @Test
  void takeIn_newTask_isQueuedAndDue() {
    var taken = gateway().takeIn(List.of(offer("a")));

    assertThat(taken).containsExactly(new Taken.New(offer("a").id()));
    assertThat(look(offer("a").ref()))
        .isEqualTo(new RunView(RunView.State.QUEUED, 0, 0, 0, Optional.empty()));
    assertThat(gateway().backlog()).containsEntry(agent, 1);
  }

  @Test
  void takeIn_sameAgain_findsTheTask() {
    var run = takeIn("a");

    assertThat(gateway().takeIn(List.of(offer("a")))).containsExactly(new Taken.Known(run.id()));
    assertThat(gateway().backlog()).containsEntry(agent, 1);
  }

  @Test
  void takeIn_sameIdWithAnotherBody_isSaidAndTheFirstStands() {
    var run = takeIn("a");

    assertThat(gateway().takeIn(List.of(Offer.of(agent, event("a", "another body")))))
        .containsExactly(new Taken.DifferentBody(run.id()));
    assertThat(claim(one, 1).getFirst().task().event()).isEqualTo(offer("a").event());
  }

  @Test
  void takeIn_withItsTriggersWords_claimedWithThem() {
    var words = Template.parse("order {{data.id}} failed: \\{{why}}?");
    takeIn(offer("a").saying(Optional.of(words)));

    assertThat(claim(one, 1).getFirst().task().message()).contains(words);
  }

  @Test
  void takeIn_sameEventForAnotherAgent_isAnotherTask() {
    var other = newAgent();

    assertThat(takeIn("a")).isNotEqualTo(takeIn(Offer.of(other, offer("a").event())));
    assertThat(gateway().backlog()).containsEntry(agent, 1).containsEntry(other, 1);
  }

  @Test
  void takeIn_batch_answersEachInItsPlace() {
    var known = takeIn("known");
    var first = offer("first");
    var second = offer("second");
    var otherBody = Offer.of(agent, event("first", "another body"));

    assertThat(takeIn(second, offer("known"), first, first, otherBody))
        .containsExactly(
            new Taken.New(second.id()),
            new Taken.Known(known.id()),
            new Taken.New(first.id()),
            new Taken.Known(first.id()),
            new Taken.DifferentBody(first.id()));
    assertThat(gateway().backlog()).containsEntry(agent, 3);
  }

  @Test
  void takeIn_nothing_answersNothing() {
    assertThat(gateway().takeIn(List.of())).isEmpty();
  }

  @Test
  void takeIn_batchWithSessions_answersEachInItsPlace() {
    var held = takeIn(offer("held").inSession("s", Overlap.QUEUE));
    var behind = offer("behind").inSession("s", Overlap.QUEUE);
    var free = offer("free");
    var other = offer("other").inSession("t", Overlap.REJECT);
    var refused = offer("refused").inSession("t", Overlap.REJECT);

    assertThat(
            takeIn(
                offer("held").inSession("s", Overlap.QUEUE), behind, free, other, refused, behind))
        .containsExactly(
            new Taken.Known(held.id()),
            new Taken.New(behind.id()),
            new Taken.New(free.id()),
            new Taken.New(other.id()),
            new Taken.Rejected(other.id()),
            new Taken.Known(behind.id()));
    assertThat(gateway().backlog()).containsEntry(agent, 3);
  }

  @Test
  void takeInHere_freeTask_isOwnedAtOnce() {
    var here = journal().takeInHere(offer("a"), one);

    assertThat(here).isInstanceOf(TakenHere.Owned.class);
    var claim = ((TakenHere.Owned) here).claim();
    assertThat(claim.epoch()).isEqualTo(1);
    assertThat(claim.attempt()).isEqualTo(1);
    assertThat(claim.steps()).isEmpty();
    assertThat(claim.inputs()).isEmpty();
    assertThat(claim.definition()).isEqualTo(definition("v1"));
    assertThat(claim.task().event()).isEqualTo(offer("a").event());
    assertThat(state(offer("a").ref())).isEqualTo(RunView.State.RUNNING);
    assertThat(claim(two, 10)).isEmpty();
    assertThat(new Owner(journal(), claim).end(DONE)).isNotNull();
    assertThat(look(offer("a").ref()).outcome()).contains(DONE);
  }

  @Test
  void takeInHere_freeSession_isOwnedAtOnce() {
    assertThat(journal().takeInHere(offer("a").inSession("s", Overlap.QUEUE), one))
        .isInstanceOf(TakenHere.Owned.class);
  }

  @Test
  void takeInHere_busySession_standsBehind() {
    takeIn(offer("a").inSession("s", Overlap.QUEUE));

    assertThat(journal().takeInHere(offer("b").inSession("s", Overlap.QUEUE), one))
        .isEqualTo(new TakenHere.Elsewhere(new Taken.New(offer("b").id())));
  }

  @Test
  void takeInHere_again_isElsewhere_andAClaimFindsWhatTheAnswerDidNotTell() {
    assertThat(journal().takeInHere(offer("a"), one)).isInstanceOf(TakenHere.Owned.class);

    assertThat(journal().takeInHere(offer("a"), one))
        .isEqualTo(new TakenHere.Elsewhere(new Taken.Known(offer("a").id())));
    assertThat(claim(one, 1, offer("a").id())).isEmpty();
    assertThat(claim(one, 1)).singleElement().matches(claim -> claim.epoch() == 2);
  }

  @Test
  void takeInHere_suspendedAgent_isTakenInUnowned() {
    suspend(agent);

    assertThat(journal().takeInHere(offer("a"), one))
        .isEqualTo(new TakenHere.Elsewhere(new Taken.New(offer("a").id())));
    assertThat(state(offer("a").ref())).isEqualTo(RunView.State.QUEUED);
  }

  @Test
  void takeInHere_replacedIncarnation_isTakenInUnowned() {
    process("one", "2");

    assertThat(journal().takeInHere(offer("a"), one)).isInstanceOf(TakenHere.Elsewhere.class);
    assertThat(claim(two, 1)).hasSize(1);
  }

  @Test
  void look_noSuchRun_isEmpty() {
    var nowhere = new RunRef(fixture().namespace(), offer("nothing").id());

    assertThat(journal().look(nowhere)).isEmpty();
    assertThat(journal().inputs(nowhere, 0)).isEmpty();
    assertThat(tell(nowhere, new Input.Cancelled("a", "b"))).isEqualTo(new Told.NoSuchRun());
  }
}
