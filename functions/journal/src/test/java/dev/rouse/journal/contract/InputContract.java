package dev.rouse.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.RunView.State;
import dev.rouse.core.journal.Told;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.Parent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class InputContract extends Given {
  private static final Told DELIVERED = new Told.Delivered();

  private static Input news(String id) {
    return new Input.News(event(id, "news"));
  }

  @Test
  void tell_ownedRun_isNumberedInOrder() {
    var run = takeIn("a");
    own(one);

    assertThat(tell(run, news("1"))).isEqualTo(DELIVERED);
    assertThat(tell(run, news("2"))).isEqualTo(DELIVERED);

    assertThat(journal().inputs(run, 0))
        .containsExactly(new Numbered(1, news("1")), new Numbered(2, news("2")));
    assertThat(journal().inputs(run, 1)).containsExactly(new Numbered(2, news("2")));
    assertThat(claim(two, 1)).isEmpty();
  }

  @Test
  void tell_again_countsOnce() {
    var run = takeIn("a");

    tell(run, news("1"));
    assertThat(tell(run, news("1"))).isEqualTo(DELIVERED);

    assertThat(journal().inputs(run, 0)).hasSize(1);
  }

  @Test
  void tell_newsThatWasHeard_isNotNewsAgain() {
    var run = takeIn("a");
    var owner = own(one);
    tell(run, news("1"));
    owner.hear();

    assertThat(tell(run, news("1"))).isEqualTo(DELIVERED);

    assertThat(journal().inputs(run, 0)).hasSize(1);
  }

  @Test
  void tell_endedRun_saysHowItEnded() {
    var run = takeIn("a");
    own(one).end(DONE);

    assertThat(tell(run, news("1"))).isEqualTo(new Told.Over(DONE));
    assertThat(tell(run, new Input.Cancelled("ann", "too late"))).isEqualTo(new Told.Over(DONE));
    assertThat(journal().inputs(run, 0)).isEmpty();
  }

  @Test
  void cancel_unbegunRun_endsIt() {
    var run = takeIn("a");

    assertThat(tell(run, new Input.Cancelled("ann", "mistake"))).isEqualTo(DELIVERED);

    var outcome = new Outcome.Cancelled("ann", "mistake");
    assertThat(look(run).outcome()).contains(outcome);
    assertThat(look(run).seq()).isEqualTo(1);
    assertThat(claim(one, 1)).isEmpty();
    assertThat(tell(run, new Input.Cancelled("ann", "mistake"))).isEqualTo(new Told.Over(outcome));
  }

  @Test
  void cancel_begunRun_isAnInput() {
    var run = takeIn("a");
    var owner = own(one);

    assertThat(tell(run, new Input.Cancelled("ann", "mistake"))).isEqualTo(DELIVERED);
    assertThat(tell(run, new Input.Cancelled("ann", "mistake"))).isEqualTo(DELIVERED);

    assertThat(owner.end(DONE)).isEqualTo(new Appended.InputsFirst(1));
    assertThat(state(run)).isEqualTo(State.RUNNING);
  }

  @Test
  void cancel_sleepingRun_wakesIt() {
    var run = takeIn("a");
    own(one).sleep(answered("waiting"));

    tell(run, new Input.Cancelled("ann", "mistake"));

    assertThat(claim(two, 1)).singleElement().matches(claim -> claim.inputs().size() == 1);
  }

  @Test
  void tell_runThatSleepsUntilLater_wakesItNow() {
    var run = takeIn("a");
    own(one).sleepUntil(fixture().now().plus(Duration.ofHours(1)), answered("waiting"));

    tell(run, news("1"));

    assertThat(claim(two, 1)).hasSize(1);
  }

  @Test
  void child_itsEnd_isItsParentsInput() {
    var helper = newAgent();
    var parent = takeIn("a");
    delegate(own(one), helper, "call-1");
    assertThat(gateway().backlog()).doesNotContainKey(agent).containsEntry(helper, 1);

    ownAs(helper).end(DONE);

    var claim = claim(two, 1).getFirst();
    assertThat(claim.task().ref()).isEqualTo(parent);
    assertThat(claim.inputs())
        .containsExactly(new Numbered(1, new Input.ChildEnded("call-1", DONE)));
  }

  @Test
  void child_givenTwice_isOneTask() {
    var helper = newAgent();
    takeIn("a");
    var append = delegation(own(one), helper, "call-1");

    assertThat(journal().append(append)).isEqualTo(new Appended.Written(0));
    assertThat(journal().append(append)).isEqualTo(new Appended.Written(0));

    assertThat(gateway().backlog()).containsEntry(helper, 1);
  }

  @Test
  void child_parentNoLongerTheWriters_isNotTakenIn() {
    var helper = newAgent();
    takeIn("a");
    var append = delegation(own(one), helper, "call-1");
    claim(process("one", "2"), 1);

    assertThat(journal().append(append)).isEqualTo(new Appended.NotYours());
    assertThat(gateway().backlog()).doesNotContainKey(helper);
  }

  @Test
  void child_parentHasUnheardInputs_isNotTakenIn() {
    var helper = newAgent();
    var parent = takeIn("a");
    var append = delegation(own(one), helper, "call-1");
    tell(parent, news("1"));

    assertThat(journal().append(append)).isEqualTo(new Appended.InputsFirst(1));
    assertThat(gateway().backlog()).doesNotContainKey(helper);
  }

  @Test
  void child_redrivenAndEndedAgain_answersItsParentOnce() {
    var helper = newAgent();
    var parent = takeIn("a");
    delegate(own(one), helper, "call-1");
    var child = ownAs(helper);
    child.end(FAILED);
    redrive(child.run(), "ann");
    var again = ownAs(helper);
    again.hear();

    assertThat(again.end(DONE)).isInstanceOf(Appended.Written.class);

    assertThat(journal().inputs(parent, 0))
        .containsExactly(new Numbered(1, new Input.ChildEnded("call-1", FAILED)));
  }

  @Test
  void child_cancelledUnbegun_answersItsParent() {
    var helper = newAgent();
    var parent = takeIn("a");
    var child = delegate(own(one), helper, "call-1");

    tell(child.ref(), new Input.Cancelled("ann", "no"));

    var outcome = new Outcome.Cancelled("ann", "no");
    assertThat(journal().inputs(parent, 0))
        .containsExactly(new Numbered(1, new Input.ChildEnded("call-1", outcome)));
    assertThat(claim(two, 1)).hasSize(1);
  }

  @Test
  void child_parentHasEnded_endsAllTheSame() {
    var helper = newAgent();
    takeIn("a");
    var owner = own(one);
    var append = delegation(owner, helper, "call-1");
    owner.write(
        Owner.delegating(
            owner.append(new Append.Then.GoOn(), answered("asks")), append.children().getFirst()));
    owner.end(DONE);

    assertThat(ownAs(helper).end(DONE)).isInstanceOf(Appended.Written.class);
    assertThat(journal().inputs(owner.run(), 0)).isEmpty();
  }

  @Test
  void child_endedWhileItsParentWasOver_isHeardOnceThatIsRedriven() {
    var helper = newAgent();
    takeIn("a");
    var owner = own(one);
    owner.write(
        Owner.delegating(
            owner.append(new Append.Then.GoOn(), answered("asks two")),
            child(owner, helper, "call-1"),
            child(owner, helper, "call-2")));
    owner.end(FAILED);
    ownAs(helper).end(DONE);

    assertThat(redrive(owner.run(), "ann")).isTrue();
    ownAs(helper).end(FAILED);
    assertThat(redrive(owner.run(), "ann")).isTrue();

    assertThat(claim(two, 1).getFirst().inputs())
        .containsExactly(
            new Numbered(1, new Input.Redriven("ann")),
            new Numbered(2, new Input.ChildEnded("call-1", DONE)),
            new Numbered(3, new Input.ChildEnded("call-2", FAILED)));
  }

  @Test
  void child_inASession_standsBehind() {
    var helper = newAgent();
    takeIn(Offer.of(helper, event("busy", "x")).inSession("s", Overlap.QUEUE));
    takeIn("a");
    var owner = own(one);
    var child = child(owner, helper, "call-1").inSession("s", Overlap.QUEUE);
    owner.write(
        Owner.delegating(
            owner.append(new Append.Then.Sleep(Optional.empty()), answered("asks")), child));

    assertThat(gateway().backlog()).containsEntry(helper, 1);
    ownAs(helper).end(DONE);
    ownAs(helper).end(DONE);
    assertThat(claim(two, 1)).hasSize(1);
  }

  private Offer child(Owner parent, AgentId helper, String call) {
    return Offer.of(helper, event(parent.run().id() + call, "do this"))
        .by(new Parent(parent.run().id(), call));
  }

  private Append delegation(Owner parent, AgentId helper, String call) {
    var child = child(parent, helper, call);
    var deadline = fixture().now().plus(Duration.ofHours(1));
    var step = new Step.Delegated(call, helper, child.id(), deadline, Json.Obj.EMPTY);
    return Owner.delegating(
        parent.append(new Append.Then.Sleep(Optional.of(deadline)), step), child);
  }

  @CanIgnoreReturnValue
  private Offer delegate(Owner parent, AgentId helper, String call) {
    var append = delegation(parent, helper, call);
    parent.write(append);
    return append.children().getFirst();
  }

  private Owner ownAs(AgentId other) {
    var process = new Process(other, "helper", "1");
    journal().start(process);
    return own(process);
  }
}
