package dev.rouse.journal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Delivery;
import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.contract.Race;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.embedded.Scene;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DeliveriesTest {
  private static final Problem REFUSED = new Problem(Kind.UNAVAILABLE, "410 Gone");

  private final Scene scene = Scene.open();
  private final Deliveries deliveries = new Deliveries(scene.database());
  private final DeadLetters letters = new DeadLetters(scene.database());
  private final AgentId ops = scene.agent("ops", "troubleshooter");
  private final AgentId shop = scene.agent("shop", "orders");
  private int runs;

  @AfterEach
  void close() {
    scene.close();
  }

  private static Delivery delivery(String id, String host) {
    var sink = Json.object().put("uri", "https://" + host);
    return new Delivery(id, Json.object().put("sink", sink).done(), Scene.event(id));
  }

  /// So many deliveries to `host`, the older first.
  private void sent(AgentId agent, String host, int many) {
    var claim = scene.begun(agent, "run-" + runs++);
    scene.send(
        claim,
        0,
        IntStream.range(0, many)
            .mapToObj(i -> delivery(host + "-" + i + "-" + runs, host))
            .toArray(Delivery[]::new));
  }

  private List<Leased> lease(int most) {
    return deliveries.lease(most, most, Set.of());
  }

  private void leasesRunOut() {
    scene.execute("update rouse.deliveries set due = due - interval '61 seconds'");
  }

  @Test
  void lease_dueDelivery_isOursForAWhile() {
    var claim = scene.begun(ops, "1");
    scene.send(claim, 0, delivery("d1", "a.example"));

    var leased = lease(10);

    assertThat(leased)
        .singleElement()
        .matches(one -> one.delivery().equals(delivery("d1", "a.example")))
        .matches(one -> one.run().equals(claim.task().ref()) && one.agent().equals(ops))
        .matches(one -> one.attempt() == 1);
    assertThat(lease(10)).isEmpty();
    leasesRunOut();
    assertThat(lease(10)).singleElement().matches(one -> one.attempt() == 2);
  }

  @Test
  void lease_manyForOneDestination_takesFromEach() {
    sent(ops, "down.example", 50);
    sent(ops, "up.example", 2);
    sent(shop, "other.example", 1);

    var leased = deliveries.lease(10, 4, Set.of());

    assertThat(leased).extracting(Leased::way).hasSize(7);
    assertThat(leased)
        .extracting(one -> one.delivery().id().replaceFirst("-.*", ""))
        .containsOnlyOnce("other.example")
        .contains("up.example", "down.example");
    // Where there is room for less, the first of each way comes before the second of any.
    leasesRunOut();
    assertThat(deliveries.lease(3, 3, Set.of())).extracting(Leased::way).doesNotHaveDuplicates();
  }

  @Test
  void lease_withoutABusyWay_leavesIt() {
    sent(ops, "down.example", 5);
    sent(ops, "up.example", 1);
    String down = deliveries.lease(1, 1, Set.of()).getFirst().way();
    leasesRunOut();

    assertThat(deliveries.lease(10, 10, Set.of(down)))
        .isNotEmpty()
        .extracting(Leased::way)
        .doesNotContain(down);
  }

  @Test
  void lease_sameDestinationOfTwoNamespaces_areTwoWays() {
    sent(ops, "same.example", 1);
    sent(shop, "same.example", 1);
    sent(shop, "same.example", 1);

    assertThat(lease(10).stream().map(Leased::way).distinct()).hasSize(2);
  }

  @Test
  void lease_oldestOfAWay_first() {
    sent(ops, "a.example", 1);
    sent(ops, "a.example", 1);

    assertThat(lease(1).getFirst().delivery().id()).isEqualTo("a.example-0-1");
    assertThat(lease(1).getFirst().delivery().id()).isEqualTo("a.example-0-2");
  }

  @Test
  void lease_byMany_eachDeliveryOnce() {
    for (int host = 0; host < 5; host++) {
      sent(ops, "host" + host + ".example", 60);
    }

    var leased =
        Race.of(
            8,
            _ ->
                () -> {
                  var mine = new ArrayList<String>();
                  for (var more = deliveries.lease(7, 3, Set.of());
                      !more.isEmpty();
                      more = deliveries.lease(7, 3, Set.of())) {
                    assertThat(more).allMatch(one -> one.attempt() == 1);
                    more.forEach(one -> mine.add(one.delivery().id()));
                    deliveries.delivered(more);
                  }
                  return mine;
                });

    // Whoever found all locked by others stopped early: what is left is taken here.
    var rest = lease(500).stream().map(one -> one.delivery().id());
    assertThat(Stream.concat(leased.stream().flatMap(Collection::stream), rest))
        .hasSize(300)
        .doesNotHaveDuplicates();
  }

  @Test
  void delivered_isNeverLeasedAgain() {
    sent(ops, "a.example", 2);
    deliveries.delivered(lease(10));

    leasesRunOut();
    assertThat(lease(10)).isEmpty();
    assertThat(scene.count("select count(delivered_at) as n from rouse.deliveries")).isEqualTo(2);
  }

  @Test
  void later_isDueThen() {
    sent(ops, "a.example", 1);
    var failed = lease(1).getFirst();

    assertThat(deliveries.later(failed, Instant.now().plusSeconds(3600))).isTrue();
    leasesRunOut();
    assertThat(lease(1)).isEmpty();

    assertThat(deliveries.later(failed, Instant.now().minusSeconds(1))).isTrue();
    assertThat(lease(1)).singleElement().matches(one -> one.attempt() == 2);
  }

  @Test
  void giveUp_leavesADeadLetterThatCanBeTriedAgain() {
    sent(ops, "a.example", 1);
    var failed = lease(1).getFirst();
    String id = failed.delivery().id();

    assertThat(deliveries.giveUp(failed, REFUSED)).isTrue();

    leasesRunOut();
    assertThat(lease(1)).isEmpty();
    assertThat(letters.list(Scope.of(ops), Page.first(9)).items())
        .singleElement()
        .matches(letter -> letter.delivery().orElseThrow().equals(id))
        .matches(letter -> letter.problem().equals(REFUSED) && letter.run().isEmpty())
        .matches(letter -> letter.subject().orElseThrow().text("type").isPresent());

    assertThat(deliveries.again("ops", id)).isTrue();
    assertThat(deliveries.again("ops", id)).isFalse();
    assertThat(letters.list(Scope.EVERYTHING, Page.first(9)).items()).isEmpty();
    assertThat(lease(1)).singleElement().matches(one -> one.attempt() == 1);
  }

  @Test
  void leaseRunOut_itsFormerHolderMayOnlySayThatItArrived() {
    sent(ops, "a.example", 1);
    var former = lease(1).getFirst();
    leasesRunOut();
    var current = lease(1).getFirst();

    assertThat(deliveries.later(former, Instant.now())).isFalse();
    assertThat(deliveries.giveUp(former, REFUSED)).isFalse();
    deliveries.delivered(List.of(former));

    assertThat(deliveries.giveUp(current, REFUSED)).isFalse();
    assertThat(deliveries.later(current, Instant.now())).isFalse();
    assertThat(letters.list(Scope.EVERYTHING, Page.first(9)).items()).isEmpty();
  }

  @Test
  void delivered_byManyInAnyOrder_doesNotDeadlock() {
    sent(ops, "a.example", 40);
    var leased = lease(100);

    Race.of(
        8,
        i ->
            () -> {
              deliveries.delivered(i % 2 == 0 ? leased : leased.reversed());
              return true;
            });

    assertThat(scene.count("select count(delivered_at) as n from rouse.deliveries")).isEqualTo(40);
  }
}
