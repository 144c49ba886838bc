package dev.rouse.journal.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.incident.Change.What;
import dev.rouse.core.incident.Incident;
import dev.rouse.core.journal.RunView.State;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.journal.embedded.Scene;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IncidentsTest extends IncidentStage {

  @Test
  void change_firstAlert_storesIncidentAndTaskTogether() {
    var changed = hear("g", firing("a"));

    assertThat(changed.what()).isEqualTo(What.BEGUN);
    assertThat(scene.journal().look(ref(run(changed))).orElseThrow().state())
        .isEqualTo(State.QUEUED);
    assertThat(list(Optional.of(true)))
        .singleElement()
        .matches(view -> view.ref().equals(new IncidentRef(agent, "g")))
        .matches(view -> view.incident().runs().equals(List.of(run(changed).value())))
        .matches(view -> view.incident().firing().containsKey("a"));
    assertThat(list(Optional.of(false))).isEmpty();
  }

  @Test
  void change_nothingToRemember_leavesNoRow() {
    assertThat(hear("g", resolved("a")).what()).isEqualTo(What.NOTHING_NEW);

    assertThat(list(Optional.empty())).isEmpty();
    assertThat(scene.count("select count(*) as n from rouse.incidents")).isZero();
  }

  @Test
  void change_news_becomeAnInputOfTheRun() {
    var run = ref(run(hear("g", firing("a"))));
    var _ = scene.claim(agent);

    hear("g", firing("a"), firing("b"));
    hear("g", firing("a"), firing("b"));

    assertThat(scene.journal().inputs(run, 0)).hasSize(1);
  }

  @Test
  void change_resolvedBeforeAnyoneBegan_endsTheRunAndTheIncident() {
    var run = ref(run(hear("g", firing("a"))));

    assertThat(hear("g", resolved("a")).what()).isEqualTo(What.CLOSED);

    assertThat(scene.journal().look(run).orElseThrow().state()).isEqualTo(State.ENDED);
    assertThat(list(Optional.of(false))).hasSize(1);
    assertThat(scene.journal().backlog()).isEmpty();
  }

  @Test
  void change_taskJoinsAnotherRun_isToldThereAndNeverCancelled() {
    var holder = scene.takeIn(Offer.of(agent, Scene.event("1")).inSession("s", Overlap.COALESCE));
    Function<Event, Offer> joining =
        event -> Offer.of(agent, event).inSession("s", Overlap.COALESCE);

    var begun = hear("g", trigger(10), joining, firing("a"));
    var closed = hear("g", trigger(10), joining, resolved("a"));

    assertThat(run(begun)).isEqualTo(holder.id());
    assertThat(closed.what()).isEqualTo(What.CLOSED);
    assertThat(scene.journal().look(holder).orElseThrow().state()).isEqualTo(State.QUEUED);
    assertThat(scene.journal().inputs(holder, 0)).hasSize(2);
  }

  @Test
  void list_ofOtherNamespaces_isNotShown() {
    IntStream.range(0, 5).forEach(i -> hear("group " + i, firing("a")));

    assertThat(incidents.list(Scope.of(Set.of("shop")), Optional.empty(), ALL).items()).isEmpty();
    var first = incidents.list(Scope.EVERYTHING, Optional.empty(), Page.first(3));
    var rest =
        incidents.list(
            Scope.EVERYTHING, Optional.empty(), Page.first(3).from(first.next().orElseThrow()));
    assertThat(Stream.concat(first.items().stream(), rest.items().stream()))
        .extracting(view -> view.ref().groupKey())
        .containsExactly("group 4", "group 3", "group 2", "group 1", "group 0");
    assertThat(first.items().getFirst().incident()).isInstanceOf(Incident.class);
  }
}
