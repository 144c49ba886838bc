package dev.rouse.gateway.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RoundsTest {
  private static final Duration SELDOM = Duration.ofHours(1);

  private final AtomicInteger done = new AtomicInteger();

  @Test
  void nudge_isARoundAtOnce() throws Exception {
    var second = new CountDownLatch(2);
    try (var rounds = rounds(second::countDown)) {
      rounds.nudge();

      second.await();
    }
  }

  @Test
  void bug_inARound_isNotTheLastRound() throws Exception {
    var second = new CountDownLatch(2);
    try (var rounds =
        rounds(() -> {
          second.countDown();
          throw new IllegalStateException("a bug");
        })) {
      rounds.nudge();

      second.await();
    }
  }

  @Test
  void close_waitsForTheRoundThatIsBeingDone_andBeginsNoOther() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var rounds =
        rounds(() -> {
          begun.countDown();
          var _ = awaitUninterrupted(goOn);
          done.incrementAndGet();
        });
    begun.await();
    rounds.nudge();

    rounds.end();
    goOn.countDown();
    rounds.close();

    assertThat(done).hasValue(1);
  }

  @Test
  void close_ofARoundThatDoesNotEnd_breaksItOff() throws Exception {
    var begun = new CountDownLatch(1);
    var brokenOff = new CompletableFuture<Boolean>();
    var rounds =
        rounds(() -> {
          begun.countDown();
          brokenOff.complete(!awaitUninterrupted(new CountDownLatch(1)));
        });
    begun.await();

    rounds.close();

    assertThat(brokenOff.join()).isTrue();
  }

  private static Rounds rounds(Runnable round) {
    return Rounds.of("test", SELDOM, round);
  }

  private static boolean awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException brokenOff) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
