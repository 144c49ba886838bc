package dev.rouse.journal.human;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.RunRef;
import dev.rouse.journal.embedded.Scene;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Place;
import dev.rouse.journal.listing.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ApprovalsTest {
  private final Instant later = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
  private static final Page ALL = Page.first(100);

  private final Scene scene = Scene.open();
  private final Approvals approvals = new Approvals(scene.database());
  private final AgentId ops = scene.agent("ops", "troubleshooter");
  private final AgentId shop = scene.agent("shop", "orders");

  @AfterEach
  void close() {
    scene.close();
  }

  @CanIgnoreReturnValue
  private Claim asking(AgentId agent, String task, Instant deadline, String... asks) {
    var claim = scene.begun(agent, task);
    var steps =
        Stream.of(asks).map(ask -> new Step.Asked(Scene.ask(ask, deadline))).toArray(Step[]::new);
    scene.append(claim, 0, new Append.Then.Sleep(Optional.of(deadline)), steps);
    return claim;
  }

  private List<String> open(Scope scope) {
    return approvals.open(scope, ALL).items().stream().map(view -> view.ask().id()).toList();
  }

  @Test
  void open_asks_areListedNewestFirst() {
    asking(ops, "1", later, "a1", "a2");
    asking(shop, "2", later, "b1");

    assertThat(open(Scope.EVERYTHING)).containsExactly("b1", "a2", "a1");
    assertThat(open(Scope.of(Set.of("ops")))).containsExactly("a2", "a1");
    assertThat(open(Scope.of(shop))).containsExactly("b1");
  }

  @Test
  void open_inPages_missesNothing() {
    asking(ops, "1", later, "a1", "a2", "a3");
    asking(shop, "2", later, "b1", "b2");

    var seen = new ArrayList<String>();
    var page = Optional.of(Page.first(2));
    while (page.isPresent()) {
      var listed = approvals.open(Scope.EVERYTHING, page.get());
      listed.items().forEach(view -> seen.add(view.ask().id()));
      page = listed.next().map(next -> Page.first(2).from(Place.parse(next.toString())));
    }

    assertThat(seen).containsExactly("b2", "b1", "a3", "a2", "a1");
  }

  @Test
  void open_whatNobodyCanDecideAnyMore_isLeftOut() {
    asking(scene.agent("ops", "late"), "late", Instant.now().minusSeconds(1), "late");
    var over = asking(scene.agent("ops", "over"), "over", later, "over").task().ref();
    scene.tell(over, new Input.Cancelled("ann", "no"));
    var claim = scene.claim(new AgentId("ops", "over"));
    var _ = scene.journal().append(heardAndEnded(claim));
    var decided = asking(scene.agent("ops", "decided"), "decided", later, "decided").task().ref();
    var decision = new Input.Decided("decided", false, "ann", "never");
    scene.decide(decided, "decided", Scene.ask("decided", later).hash(), decision);

    assertThat(open(Scope.EVERYTHING)).isEmpty();
    assertThat(approvals.all(Scope.EVERYTHING, ALL).items()).hasSize(3).noneMatch(AskView::open);
    assertThat(approvals.get(decided, "decided").orElseThrow().decision()).contains(decision);
  }

  private static Append heardAndEnded(Claim claim) {
    var heard = new Step.Heard(1, claim.inputs().getFirst().input());
    var ended = new Step.Ended(new Outcome.Cancelled("ann", "no"));
    return new Append(
        claim.task().ref(),
        claim.epoch(),
        claim.seq(),
        List.of(
            new Entry(2, claim.epoch(), Instant.EPOCH, "v1", heard),
            new Entry(3, claim.epoch(), Instant.EPOCH, "v1", ended)),
        1,
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        new Append.Then.End());
  }

  @Test
  void get_ask_isShownWithItsArguments() {
    var run = asking(ops, "1", later, "a1").task().ref();

    var view = approvals.get(run, "a1").orElseThrow();

    assertThat(view.ask()).isEqualTo(Scene.ask("a1", later));
    assertThat(view.agent()).isEqualTo(ops);
    assertThat(view.run()).isEqualTo(run);
    assertThat(view.open()).isTrue();
    assertThat(approvals.get(run, "a2")).isEmpty();
    assertThat(approvals.get(new RunRef("shop", run.id()), "a1")).isEmpty();
  }
}
