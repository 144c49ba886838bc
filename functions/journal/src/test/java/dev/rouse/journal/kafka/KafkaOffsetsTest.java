package dev.rouse.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.Taken;
import dev.rouse.journal.contract.Race;
import dev.rouse.journal.deadletter.DeadLetter;
import dev.rouse.journal.deadletter.DeadLetters;
import dev.rouse.journal.deadletter.Unborn;
import dev.rouse.journal.embedded.Scene;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class KafkaOffsetsTest {
  private static final Partition ZERO = new Partition("orders", 0);
  private static final Partition ONE = new Partition("orders", 1);

  private final Scene scene = Scene.open();
  private final KafkaOffsets offsets = new KafkaOffsets(scene.database());
  private final AgentId agent = scene.agent("shop", "orders");

  @AfterEach
  void close() {
    scene.close();
  }

  private Offer offer(Partition partition, long offset) {
    return Offer.of(agent, Scene.event(partition.number() + "-" + offset));
  }

  private Moved takeIn(Stretch stretch, Offer... offers) {
    return offsets.takeIn(List.of(stretch), List.of(offers), List.of());
  }

  private long tasks() {
    return scene.count("select count(*) as n from rouse.tasks");
  }

  private List<DeadLetter> letters() {
    return new DeadLetters(scene.database()).list(Scope.of(agent), Page.first(100)).items();
  }

  @Test
  void begin_existingTopic_startsAtItsEnd() {
    assertThat(offsets.begin("orders", Map.of(0, 17L, 1, 4L))).isTrue();

    assertThat(offsets.topics()).containsExactly("orders");
    assertThat(offsets.next(Set.of(ZERO, ONE, new Partition("orders", 2))))
        .isEqualTo(Map.of(ZERO, 17L, ONE, 4L, new Partition("orders", 2), 0L));
    assertThat(offsets.next(Set.of(new Partition("other", 0)))).isEmpty();
  }

  @Test
  void begin_again_changesNothing() {
    assertThat(offsets.begin("orders", Map.of())).isTrue();

    assertThat(offsets.begin("orders", Map.of(0, 17L))).isFalse();

    assertThat(offsets.next(Set.of(ZERO))).isEqualTo(Map.of(ZERO, 0L));
  }

  @Test
  void begin_byMany_oneBegins() {
    var begun =
        Race.of(8, gateway -> () -> offsets.begin("orders", Map.of(0, (long) gateway, 1, 1L)));

    assertThat(Collections.frequency(begun, true)).isEqualTo(1);
    assertThat(offsets.next(Set.of(ZERO))).containsEntry(ZERO, (long) begun.indexOf(true));
  }

  @Test
  void takeIn_recordsAndOffset_areOneTransaction() {
    var _ = offsets.begin("orders", Map.of(0, 17L));

    var moved = takeIn(new Stretch(ZERO, 17, 20), offer(ZERO, 17), offer(ZERO, 19));

    assertThat(moved)
        .isEqualTo(
            new Moved.On(
                List.of(new Taken.New(offer(ZERO, 17).id()), new Taken.New(offer(ZERO, 19).id()))));
    assertThat(offsets.next(Set.of(ZERO))).containsEntry(ZERO, 20L);
    assertThat(takeIn(new Stretch(ZERO, 20, 25))).isEqualTo(new Moved.On(List.of()));
    assertThat(offsets.next(Set.of(ZERO))).containsEntry(ZERO, 25L);
  }

  @Test
  void takeIn_offsetMovedByAnother_writesNothingAndSaysWhereToReadOn() {
    var _ = offsets.begin("orders", Map.of(0, 0L, 1, 0L));
    var _ = takeIn(new Stretch(ZERO, 0, 5));

    var moved =
        offsets.takeIn(
            List.of(new Stretch(ONE, 0, 3), new Stretch(ZERO, 0, 3)),
            List.of(offer(ONE, 0), offer(ZERO, 0)),
            List.of(unreadable("0-1")));

    assertThat(moved).isEqualTo(new Moved.Elsewhere(Map.of(ZERO, 5L), Set.of()));
    assertThat(tasks()).isZero();
    assertThat(letters()).isEmpty();
    assertThat(offsets.next(Set.of(ZERO, ONE))).isEqualTo(Map.of(ZERO, 5L, ONE, 0L));
  }

  @Test
  void takeIn_partitionThatAppearedLater_isReadFromItsBeginning() {
    var _ = offsets.begin("orders", Map.of(0, 17L));

    assertThat(takeIn(new Stretch(ONE, 0, 2), offer(ONE, 1))).isInstanceOf(Moved.On.class);
    assertThat(takeIn(new Stretch(ONE, 0, 2), offer(ONE, 1)))
        .isEqualTo(new Moved.Elsewhere(Map.of(ONE, 2L), Set.of()));
    assertThat(takeIn(new Stretch(new Partition("orders", 2), 7, 9)))
        .isInstanceOf(Moved.Elsewhere.class);
    assertThat(tasks()).isEqualTo(1);
  }

  @Test
  void takeIn_topicEnded_writesNothingAndSaysSo() {
    var _ = offsets.begin("orders", Map.of(0, 17L));
    offsets.end("orders");

    assertThat(takeIn(new Stretch(ZERO, 17, 18), offer(ZERO, 17)))
        .isEqualTo(new Moved.Elsewhere(Map.of(), Set.of(ZERO)));
    assertThat(takeIn(new Stretch(ONE, 0, 1), offer(ONE, 0)))
        .isEqualTo(new Moved.Elsewhere(Map.of(), Set.of(ONE)));
    assertThat(offsets.topics()).isEmpty();
    assertThat(tasks()).isZero();
    // Named again later, it begins anew: what came between concerns nobody.
    assertThat(offsets.begin("orders", Map.of(0, 40L))).isTrue();
  }

  private Unborn unreadable(String id) {
    var problem = new Problem(Kind.UNREADABLE, "no UTF-8");
    return Unborn.of(agent, "orders", id, problem, Json.object().put("id", id).done());
  }

  @Test
  void takeIn_whatCannotBecomeATask_isADeadLetter() {
    var _ = offsets.begin("orders", Map.of());
    var busy = Offer.of(agent, Scene.event("busy")).inSession("s", Overlap.REJECT);
    scene.takeIn(Offer.of(agent, Scene.event("holder")).inSession("s", Overlap.REJECT));
    scene.takeIn(offer(ZERO, 1));
    var other = Event.of("0-1", "tests", "dev.rouse.test", Json.of("another body"));

    var moved =
        offsets.takeIn(
            List.of(new Stretch(ZERO, 0, 3)),
            List.of(Offer.of(agent, other), busy, offer(ZERO, 2)),
            List.of(unreadable("0-0")));

    assertThat(moved).isInstanceOf(Moved.On.class);
    assertThat(letters())
        .extracting(letter -> letter.problem().kind())
        .containsExactlyInAnyOrder(Kind.UNREADABLE, Kind.DIFFERENT_BODY, Kind.SESSION_BUSY);
    assertThat(offsets.next(Set.of(ZERO))).containsEntry(ZERO, 3L);
  }

  /// Gateways that all believe that the partitions are theirs, as in the middle of a rebalance.
  @Test
  void takeIn_byManyGateways_eachRecordOnceAndNoneLeftOut() {
    int end = 200;
    var _ = offsets.begin("orders", Map.of(0, 0L, 1, 0L, 2, 0L));

    var moves = Race.of(6, gateway -> () -> readAll(new Random(gateway), end));

    assertThat(moves.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3 * end);
    assertThat(tasks()).isEqualTo(3L * end);
  }

  private int readAll(Random random, int end) {
    var partitions = IntStream.range(0, 3).mapToObj(i -> new Partition("orders", i)).toList();
    int mine = 0;
    while (true) {
      var stretches = new ArrayList<Stretch>();
      var offers = new ArrayList<Offer>();
      offsets
          .next(Set.copyOf(partitions))
          .forEach((partition, from) -> {
            long next = Math.min(end, from + 1 + random.nextInt(5));
            if (from < end && random.nextBoolean()) {
              stretches.add(new Stretch(partition, from, next));
              LongStream.range(from, next)
                  .forEach(offset -> offers.add(inSession(partition, offset)));
            }
          });
      if (offsets.takeIn(stretches, offers, List.of()) instanceof Moved.On(var taken)) {
        assertThat(taken).allMatch(Taken.New.class::isInstance);
        mine += taken.size();
      }
      if (offsets.next(Set.copyOf(partitions)).values().stream().allMatch(next -> next == end)) {
        return mine;
      }
    }
  }

  private Offer inSession(Partition partition, long offset) {
    return offset % 3 == 0
        ? offer(partition, offset).inSession("key-" + offset % 4, Overlap.QUEUE)
        : offer(partition, offset);
  }
}
