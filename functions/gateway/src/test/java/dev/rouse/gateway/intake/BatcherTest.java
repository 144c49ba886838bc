package dev.rouse.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Taken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class BatcherTest {
  private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());

  @Test
  void take_whileABatchIsOnItsWay_theOthersGoTogether() throws Exception {
    var first = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var batcher =
            new Batcher(
                offers -> {
                  first.countDown();
                  await(go);
                  return stored(offers);
                },
                1);
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = senders.submit(taking(batcher, "0"));
      first.await();
      var others = new ArrayList<Future<List<Taken>>>();
      for (int i = 1; i <= 20; i++) {
        others.add(senders.submit(taking(batcher, Integer.toString(i))));
      }
      while (batcher.waiting() < others.size()) {
        Thread.onSpinWait();
      }
      go.countDown();

      assertThat(one.get()).containsExactly(new Taken.New(offer("0").id()));
      for (int i = 1; i <= 20; i++) {
        assertThat(others.get(i - 1).get())
            .containsExactly(new Taken.New(offer(Integer.toString(i)).id()));
      }
      assertThat(batches).containsExactly(1, 20);
    }
  }

  @Test
  void take_journalAway_theSenderIsTold() {
    try (var batcher =
        new Batcher(
            _ -> {
              throw new JournalAway("no connection");
            },
            1)) {

      assertThatThrownBy(() -> batcher.take(List.of(offer("a")))).isInstanceOf(JournalAway.class);
    }
  }

  @Test
  void take_besideWhatCannotBeStored_isStored() throws Exception {
    var gate = new CountDownLatch(1);
    try (var batcher =
            new Batcher(
                offers -> {
                  await(gate);
                  if (offers.contains(offer("bad"))) {
                    throw new IllegalStateException("refused");
                  }
                  return stored(offers);
                },
                1);
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = senders.submit(taking(batcher, "first"));
      var bad = senders.submit(taking(batcher, "bad"));
      var good = senders.submit(taking(batcher, "good"));
      gate.countDown();

      assertThat(first.get()).hasSize(1);
      assertThat(good.get()).hasSize(1);
      assertThatThrownBy(bad::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("refused");
    }
  }

  @Test
  void take_afterItsEnd_isRefused() {
    var batcher = new Batcher(this::stored, 1);
    batcher.close();

    assertThatThrownBy(() -> batcher.take(List.of(offer("a")))).hasMessageContaining("stops");
  }

  private List<Taken> stored(List<Offer> offers) {
    batches.add(offers.size());
    return offers.stream().<Taken>map(offer -> new Taken.New(offer.id())).toList();
  }

  private static Callable<List<Taken>> taking(Batcher batcher, String id) {
    return () -> batcher.take(List.of(offer(id)));
  }

  private static Offer offer(String id) {
    return Offer.of(new AgentId("ops", "agent"), Event.of(id, "tests", "t", Json.of("x")));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new JournalAway("stopped");
    }
  }
}
