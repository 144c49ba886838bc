package dev.rouse.journal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.RunView.State;
import dev.rouse.core.step.Input;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.embedded.Scene;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Place;
import dev.rouse.journal.listing.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TasksTest {
  private static final Page ALL = Page.first(Page.MOST);

  private final Scene scene = Scene.open();
  private final Tasks tasks = new Tasks(scene.database());
  private final AgentId ops = scene.agent("ops", "troubleshooter");
  private final AgentId shop = scene.agent("shop", "orders");

  @AfterEach
  void close() {
    scene.close();
  }

  private List<RunId> ids(Scope scope, Set<Stage> stages) {
    return tasks.list(scope, stages, ALL).items().stream().map(task -> task.task().id()).toList();
  }

  private static RunId id(AgentId agent, String id) {
    return Offer.of(agent, Scene.event(id)).id();
  }

  @Test
  void list_ofSeveralNamespaces_newestFirst() {
    scene.takeIn(ops, "1");
    scene.takeIn(shop, "2");
    scene.takeIn(ops, "3");

    assertThat(ids(Scope.EVERYTHING, Set.of()))
        .containsExactly(id(ops, "3"), id(shop, "2"), id(ops, "1"));
    assertThat(ids(Scope.of(Set.of("ops", "shop", "none")), Set.of()))
        .containsExactly(id(ops, "3"), id(shop, "2"), id(ops, "1"));
    assertThat(ids(Scope.of(Set.of("ops")), Set.of())).containsExactly(id(ops, "3"), id(ops, "1"));
    assertThat(ids(Scope.of(shop), Set.of())).containsExactly(id(shop, "2"));
  }

  @Test
  void list_ofWhatMayNotBeSeen_isEmpty() {
    scene.takeIn(ops, "1");

    assertThat(ids(Scope.of(Set.of()), Set.of())).isEmpty();
    assertThat(ids(Scope.of(Set.of("shop")).only(ops), Set.of())).isEmpty();
    assertThat(ids(Scope.of(Set.of("ops")).only(ops), Set.of())).hasSize(1);
  }

  @Test
  void list_emptyJournal_isEmpty() {
    assertThat(ids(Scope.EVERYTHING, Set.of())).isEmpty();
  }

  @Test
  void list_inPages_repeatsAndMissesNothingWhileMoreComesIn() {
    IntStream.range(0, 25).forEach(i -> scene.takeIn(i % 3 == 0 ? ops : shop, "t" + i));
    // A batch comes in at one instant: its lines are told apart by their ids.
    var batch = IntStream.range(0, 15).mapToObj(i -> Offer.of(shop, Scene.event("b" + i))).toList();
    assertThat(scene.journal().takeIn(batch)).hasSize(15);
    var whole = ids(Scope.EVERYTHING, Set.of());

    var seen = new ArrayList<RunId>();
    var page = Optional.of(Page.first(7));
    while (page.isPresent()) {
      var listed = tasks.list(Scope.EVERYTHING, Set.of(), page.get());
      listed.items().forEach(task -> seen.add(task.task().id()));
      scene.takeIn(ops, "meanwhile " + seen.size());
      page = listed.next().map(next -> Page.first(7).from(Place.parse(next.toString())));
    }

    assertThat(seen).containsExactlyElementsOf(whole);
  }

  @Test
  void list_byStage_showsWhatStandsSo() {
    scene.ended(ops, "completed", Scene.DONE);
    scene.ended(ops, "failed", Scene.FAILED);
    var sleeping = scene.begun(ops, "waiting");
    scene.append(sleeping, 0, new Append.Then.Sleep(Optional.empty()), Scene.answered("zzz"));
    var running = scene.begun(ops, "running");
    var cancelled = scene.takeIn(ops, "cancelled");
    scene.tell(cancelled, new Input.Cancelled("ann", "no"));
    scene.takeIn(ops, "queued");

    for (Stage stage : Stage.values()) {
      assertThat(ids(Scope.of(Set.of("ops")), Set.of(stage)))
          .containsExactly(id(ops, stage.word()));
      assertThat(Stage.parse(stage.word())).isEqualTo(stage);
    }
    assertThat(ids(Scope.EVERYTHING, Set.of(Stage.FAILED, Stage.RUNNING)))
        .containsExactly(running.task().id(), id(ops, "failed"));
  }

  @Test
  void list_lineOfATask_saysWhatItIs() {
    scene.takeIn(Offer.of(shop, Scene.event("1")).inSession("order-7", Overlap.COALESCE));
    scene.takeIn(Offer.of(shop, Scene.event("2")).inSession("order-7", Overlap.COALESCE));

    var joined = tasks.list(Scope.of(shop), Set.of(), ALL).items().getFirst();

    assertThat(joined.cause())
        .isEqualTo(new Cause("tests", "2", "dev.rouse.test", Optional.of("s-2")));
    assertThat(joined.session()).contains("order-7");
    assertThat(joined.task().id()).isEqualTo(id(shop, "2"));
    assertThat(joined.run()).isEqualTo(id(shop, "1"));
    assertThat(joined.stage()).isEqualTo(Stage.QUEUED);
    assertThat(joined.endedAt()).isEmpty();
  }

  @Test
  void find_byIdAlone_tellsHowItStands() {
    var run = scene.takeIn(ops, "1");
    assertThat(tasks.find(run.id()).orElseThrow().view().state()).isEqualTo(State.QUEUED);

    var claim = scene.claim(ops);
    assertThat(tasks.find(run.id()).orElseThrow().view().state()).isEqualTo(State.RUNNING);

    scene.append(claim, 0, new Append.Then.Sleep(Optional.empty()), Scene.answered("zzz"));
    assertThat(tasks.find(run.id()).orElseThrow().view().state()).isEqualTo(State.WAITING);
    assertThat(tasks.find(new RunId("nobody"))).isEmpty();
  }

  @Test
  void find_ended_hasTheAnswer() {
    var run = scene.ended(ops, "1", Scene.DONE);

    var found = tasks.find(run.id()).orElseThrow();

    assertThat(found.view().outcome()).contains(Scene.DONE);
    assertThat(found.endedAt()).isPresent();
    assertThat(found.task().event()).isEqualTo(Scene.event("1"));
    assertThat(found.runRef()).isEqualTo(run);
    assertThat(tasks.get(run)).contains(found);
    assertThat(tasks.get(new RunRef("shop", run.id()))).isEmpty();
  }

  @Test
  void find_joinedTask_hasTheAnswerOfTheRunItJoined() {
    var first = scene.takeIn(Offer.of(shop, Scene.event("1")).inSession("s", Overlap.COALESCE));
    scene.takeIn(Offer.of(shop, Scene.event("2")).inSession("s", Overlap.COALESCE));
    scene.tell(first, new Input.Cancelled("ann", "no"));

    var found = tasks.find(id(shop, "2")).orElseThrow();

    assertThat(found.runRef()).isEqualTo(first);
    assertThat(found.view().state()).isEqualTo(State.ENDED);
  }

  /// An agent's role may write tasks of its namespace, under any id.
  @Test
  void find_idForgedInAnotherNamespace_findsTheTrueOne() {
    var run = scene.takeIn(shop, "1");
    String id = run.id().value();
    scene.execute(
        """
        insert into rouse.runs (namespace, id, agent, holds) values ('ops', '%1$s', 'evil', true);
        insert into rouse.tasks (namespace, id, agent, run, fingerprint, event)
        select 'ops', '%1$s', 'evil', '%1$s', 'f', event from rouse.tasks where id = '%1$s';
        """
            .formatted(id));

    assertThat(tasks.find(run.id()).orElseThrow().task().agent()).isEqualTo(shop);
    scene.execute("delete from rouse.runs where namespace = 'shop'");
    assertThat(tasks.find(run.id())).isEmpty();
  }

  @Test
  void place_malformed_isRefused() {
    assertThatThrownBy(() -> Place.parse("yesterday")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Place.parse("yesterday~x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Page.first(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
