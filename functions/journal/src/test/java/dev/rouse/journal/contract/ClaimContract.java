package dev.rouse.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.Pulse;
import dev.rouse.core.journal.RunView.State;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.Offer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class ClaimContract extends Given {
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  @Test
  void claim_dueRuns_oldestFirstUpToTheSlots() {
    for (String id : List.of("a", "b", "c")) {
      takeIn(id);
    }

    assertThat(claim(one, 2)).extracting(c -> c.task().event().id()).containsExactly("a", "b");
    assertThat(claim(two, 2)).extracting(c -> c.task().event().id()).containsExactly("c");
    assertThat(claim(two, 2, offer("c").id())).isEmpty();
    assertThat(claim(two, 0)).isEmpty();
  }

  @Test
  void claim_otherAgentsRuns_areNotGiven() {
    takeIn(Offer.of(newAgent(), event("a", "x")));

    assertThat(claim(one, 10)).isEmpty();
  }

  @Test
  void claim_runWithSteps_bringsThemAndWhatNoneHasHeard() {
    var run = takeIn("a");
    var owner = own(one);
    owner.goOn(answered("first"), answered("second"));
    tell(run, new Input.News(event("n1", "heard")));
    owner.hear();
    tell(run, new Input.News(event("n2", "unheard")));
    journal().giveUp(one, Map.of(run.id(), 1));
    fixture().register(agent, definition("v2"));

    var claim = claim(two, 1).getFirst();

    assertThat(claim.epoch()).isEqualTo(2);
    assertThat(claim.seq()).isEqualTo(3);
    assertThat(claim.steps()).extracting(e -> e.seq()).containsExactly(1, 2, 3);
    assertThat(claim.steps()).extracting(e -> e.epoch()).containsOnly(1);
    assertThat(claim.steps()).extracting(e -> e.definition()).containsOnly("v1");
    assertThat(claim.steps().getFirst().step()).isEqualTo(answered("first"));
    assertThat(claim.inputs()).extracting(i -> i.number()).containsExactly(2);
    assertThat(claim.definition()).isEqualTo(definition("v2"));
  }

  @Test
  void claim_afterTheDefinitionChanged_bringsTheNewOne() {
    takeIn("a");
    takeIn("b");
    assertThat(claim(one, 1).getFirst().definition()).isEqualTo(definition("v1"));

    fixture().register(agent, definition("v2"));

    assertThat(claim(two, 1).getFirst().definition()).isEqualTo(definition("v2"));
  }

  @Test
  void claim_livingOwner_keepsItsRuns() {
    takeIn("a");
    own(one);

    fixture().pass(Duration.ofSeconds(14));
    assertThat(claim(two, 1)).isEmpty();

    beat(one);
    fixture().pass(Duration.ofSeconds(14));
    assertThat(claim(two, 1)).isEmpty();
  }

  @Test
  void claim_silentOwner_losesItsRuns() {
    takeIn("a");
    var owner = own(one);

    fixture().pass(Process.SILENT_AFTER.plus(A_MOMENT));

    assertThat(claim(two, 1)).singleElement().matches(claim -> claim.epoch() == 2);
    assertThat(owner.goOn(answered("late"))).isEqualTo(new Appended.NotYours());
  }

  @Test
  void claim_silentProcessItself_doesNotTakeItsOwnAgain() {
    takeIn("a");
    var owner = own(one);

    fixture().pass(Process.SILENT_AFTER.plus(A_MOMENT));

    assertThat(claim(one, 1, owner.run().id())).isEmpty();
    assertThat(owner.goOn(answered("still here"))).isEqualTo(new Appended.Written(0));
  }

  @Test
  void claim_restartedProcess_findsWhatItsFormerSelfOwned() {
    takeIn("a");
    var former = own(one);

    var again = process("one", "2");

    assertThat(claim(again, 1)).singleElement().matches(claim -> claim.attempt() == 2);
    assertThat(former.goOn(answered("late"))).isEqualTo(new Appended.NotYours());
  }

  @Test
  void claim_replacedIncarnation_getsNothing() {
    takeIn("a");
    process("one", "2");

    assertThat(claim(one, 1)).isEmpty();
  }

  @Test
  void claim_processThatNeverStarted_getsNothing() {
    takeIn("a");

    assertThat(claim(new Process(agent, "stranger", "1"), 1)).isEmpty();
  }

  @Test
  void claim_ownedWithoutKnowingIt_isGivenAgain() {
    var run = takeIn("a");
    claim(one, 1);

    assertThat(claim(one, 1, run.id())).isEmpty();
    assertThat(claim(one, 1)).singleElement().matches(claim -> claim.epoch() == 2);
  }

  @Test
  void claim_suspendedAgent_onlyWhatSomebodyOwned() {
    takeIn("begun");
    own(one);
    takeIn("queued");

    suspend(agent);
    assertThat(gateway().backlog()).containsEntry(agent, 1);
    fixture().pass(Process.SILENT_AFTER.plus(A_MOMENT));

    var claims = claim(two, 10);
    assertThat(claims).extracting(c -> c.task().event().id()).containsExactly("begun");
    assertThat(claims.getFirst().definition().suspended()).isTrue();
  }

  @Test
  void attempts_countAtEachClaim() {
    takeIn("a");
    for (int attempt = 1; attempt <= 3; attempt++) {
      var process = process("crashing", Integer.toString(attempt));
      assertThat(claim(process, 1).getFirst().attempt()).isEqualTo(attempt);
    }
  }

  @Test
  void attempts_givenUp_areGivenBackOnce() {
    var run = takeIn("a");
    var owner = own(one);

    journal().giveUp(one, Map.of(run.id(), 1));
    journal().giveUp(one, Map.of(run.id(), 1));

    assertThat(look(run).attempts()).isEqualTo(0);
    assertThat(state(run)).isEqualTo(State.RUNNING);
    assertThat(gateway().backlog()).containsEntry(agent, 1);
    assertThat(claim(two, 1)).hasSize(1);
    assertThat(owner.goOn(answered("late"))).isEqualTo(new Appended.NotYours());
  }

  @Test
  void giveUp_otherEpochOrOwner_changesNothing() {
    var run = takeIn("a");
    own(one);

    journal().giveUp(one, Map.of(run.id(), 2));
    journal().giveUp(two, Map.of(run.id(), 1));
    journal().giveUp(one, Map.of());

    assertThat(claim(two, 1)).isEmpty();
  }

  @Test
  void attempts_aWait_givesThemBack() {
    var run = takeIn("a");
    own(one).sleep(answered("waiting"));

    assertThat(look(run).attempts()).isEqualTo(0);
  }

  @Test
  void attempts_aResult_countsAnew() {
    var run = takeIn("a");
    claim(process("crashing", "1"), 1);
    var owner = new Owner(journal(), claim(process("crashing", "2"), 1).getFirst());
    assertThat(look(run).attempts()).isEqualTo(2);

    owner.goOn(new Step.Intended(List.of()));
    assertThat(look(run).attempts()).isEqualTo(2);

    owner.write(Owner.further(owner.append(new Append.Then.GoOn(), answered("result"))));
    assertThat(look(run).attempts()).isEqualTo(0);
  }

  @Test
  void heartbeat_ownRuns_tellsHowManyInputsTheyHave() {
    var told = takeIn("told");
    takeIn("quiet");
    takeIn("asleep");
    var asleep = new Owner(journal(), claim(one, 3).getLast());
    asleep.sleep(answered("waiting"));
    tell(told, new Input.News(event("n", "news")));

    assertThat(beat(one, told.id(), offer("quiet").id(), asleep.run().id()))
        .isEqualTo(new Pulse.Alive(Map.of(told.id(), 1, offer("quiet").id(), 0)));
    assertThat(beat(two, told.id())).isEqualTo(new Pulse.Alive(Map.of()));
  }

  @Test
  void heartbeat_replacedIncarnation_isSaid() {
    process("one", "2");

    assertThat(beat(one)).isEqualTo(new Pulse.Replaced());
  }

  @Test
  void start_again_isTheSameIncarnation() {
    takeIn("a");
    own(one);

    process("one", "1");

    assertThat(claim(two, 1)).isEmpty();
    assertThat(beat(one)).isInstanceOf(Pulse.Alive.class);
  }
}
