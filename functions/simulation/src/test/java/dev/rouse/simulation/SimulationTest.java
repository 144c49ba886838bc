package dev.rouse.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulationTest {
  private static final int RUNS = 10_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void play_sameSeed_isTheSameToTheLastCall(long seed) {
    assertThat(Simulation.play(seed).trace()).isEqualTo(Simulation.play(seed).trace());
  }

  @Test
  void play_tenThousandRuns_everyPromiseIsKept() throws InterruptedException {
    var seeds = new AtomicLong();
    var runs = new AtomicInteger();
    var same = new AtomicInteger();
    var sameInPart = new AtomicInteger();
    var failures = new ConcurrentLinkedQueue<Report>();

    inParallel(() -> {
      while (runs.get() < RUNS && failures.isEmpty()) {
        var report = Simulation.play(seeds.incrementAndGet());
        int _ = runs.addAndGet(report.runs());
        int _ = same.addAndGet(report.same());
        int _ = sameInPart.addAndGet(report.sameInPart());
        if (report.failure().isPresent()) {
          failures.add(report);
        }
      }
    });

    assertThat(failures).isEmpty();
    assertThat(runs.get()).isGreaterThanOrEqualTo(RUNS);
    assertThat(same.get()).as("the same as undisturbed to their end").isGreaterThan(RUNS / 2);
    System.out.printf(
        "%d runs: %d the same as undisturbed to their end, %d until an accident%n",
        runs.get(), same.get(), sameInPart.get());
  }

  private static void inParallel(Runnable work) throws InterruptedException {
    List<Thread> threads =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(i -> Thread.ofPlatform().name("simulation-" + i).start(work))
            .toList();
    for (var thread : threads) {
      thread.join();
    }
  }
}
