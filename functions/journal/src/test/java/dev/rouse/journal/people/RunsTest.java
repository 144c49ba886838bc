package dev.rouse.journal.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.RunView.State;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.embedded.Scene;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RunsTest {
  private static final Append.Then GO_ON = new Append.Then.GoOn();
  private final Instant later = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MICROS);

  private final Scene scene = Scene.open();
  private final Runs runs = new Runs(scene.database());
  private final AgentId agent = scene.agent("ops", "troubleshooter");

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void whole_runWithEverything_isReadWhole() {
    scene.takeIn(Offer.of(agent, Scene.event("1")).inSession("s", Overlap.COALESCE));
    var claim = scene.claim(agent);
    var run = claim.task().ref();
    var ask = Scene.ask("a1", later);
    scene.takeIn(Offer.of(agent, Scene.event("2")).inSession("s", Overlap.COALESCE));
    scene.append(claim, 0, GO_ON, Scene.answered("hm"), new Step.Asked(ask));
    var decided = new Input.Decided("a1", true, "ann", "fine");
    scene.decide(run, "a1", ask.hash(), decided);

    var whole = runs.whole(run).orElseThrow();

    assertThat(whole.task()).isEqualTo(claim.task());
    assertThat(whole.view().state()).isEqualTo(State.RUNNING);
    assertThat(whole.steps())
        .extracting(Entry::step)
        .containsExactly(Scene.answered("hm"), new Step.Asked(ask));
    assertThat(whole.inputs())
        .extracting(TimedInput::input)
        .containsExactly(new Input.News(Scene.event("2")), decided);
    assertThat(whole.asks())
        .singleElement()
        .matches(a -> a.decision().equals(Optional.of(decided)));
    assertThat(whole.joined()).containsExactly(Offer.of(agent, Scene.event("2")).id());
    assertThat(whole.endedAt()).isEmpty();
  }

  @Test
  void whole_ofAnotherNamespace_isNotThere() {
    var run = scene.takeIn(agent, "1");

    assertThat(runs.whole(new RunRef("shop", run.id()))).isEmpty();
    assertThat(runs.follow(new RunRef("shop", run.id()), 0, 10)).isEmpty();
  }

  @Test
  void list_joinedTasks_areNoRuns() {
    scene.takeIn(Offer.of(agent, Scene.event("1")).inSession("s", Overlap.COALESCE));
    scene.takeIn(Offer.of(agent, Scene.event("2")).inSession("s", Overlap.COALESCE));
    var claim = scene.claim(agent);
    scene.append(claim, 0, GO_ON, Scene.answered("hm"));

    var listed = runs.list(Scope.of(agent), Set.of(Stage.RUNNING), Page.first(10)).items();

    assertThat(listed)
        .singleElement()
        .matches(run -> run.task().task().equals(claim.task().ref()))
        .matches(run -> run.steps() == 1 && run.epoch() == 1 && run.attempts() == 1)
        .matches(run -> run.unheard() == 1)
        .matches(run -> run.owner().isPresent() && run.due().isPresent());
  }

  @Test
  void follow_afterAStep_tellsTheRest() {
    var claim = scene.begun(agent, "1");
    var run = claim.task().ref();
    scene.append(claim, 0, GO_ON, Scene.answered("1"), Scene.answered("2"), Scene.answered("3"));

    var first = runs.follow(run, 0, 2).orElseThrow();
    var second = runs.follow(run, first.seen(), 2).orElseThrow();
    var third = runs.follow(run, second.seen(), 2).orElseThrow();

    assertThat(first.steps()).extracting(Entry::seq).containsExactly(1, 2);
    assertThat(second.steps()).extracting(Entry::seq).containsExactly(3);
    assertThat(third.steps()).isEmpty();
    assertThat(third.seen()).isEqualTo(3);
    assertThat(third.over()).isFalse();
  }

  @Test
  void follow_ended_isOverOnceAllWasSeen() {
    var run = scene.ended(agent, "1", Scene.DONE);

    var first = runs.follow(run, 0, 10).orElseThrow();

    assertThat(first.view().outcome()).contains(Scene.DONE);
    assertThat(first.over()).isTrue();
    assertThat(runs.follow(run, 1, 10).orElseThrow().over()).isTrue();
  }

  @Test
  void follow_whileItsOwnerWrites_neverShowsAHeadWithoutItsSteps() throws Exception {
    var claim = scene.begun(agent, "1");
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var writer =
          executor.submit(() -> {
            for (int seq = 0; seq < 200; seq++) {
              scene.append(claim, seq, GO_ON, Scene.answered("step"));
            }
            scene.append(claim, 200, new Append.Then.End(), new Step.Ended(Scene.DONE));
            return true;
          });
      var run = claim.task().ref();
      var seen = runs.follow(run, 0, 1).orElseThrow();
      while (!seen.over()) {
        seen = runs.follow(run, seen.seen(), 1000).orElseThrow();
        assertThat(seen.seen()).isEqualTo(seen.view().seq());
      }
      assertThat(writer.get()).isTrue();
      assertThat(seen.seen()).isEqualTo(201);
    }
  }

  @Test
  void look_atMany_leavesOutWhatIsNotThere() {
    var ended = scene.ended(agent, "1", Scene.DONE);
    var queued = scene.takeIn(agent, "2");
    var nothing = new RunRef("ops", new RunId("nothing"));

    var views = runs.look(List.of(queued, ended, nothing, ended));

    assertThat(views).containsOnlyKeys(queued, ended);
    assertThat(views.values()).extracting(v -> v.outcome()).contains(Optional.of(Scene.DONE));
    assertThat(runs.look(List.of())).isEmpty();
  }
}
