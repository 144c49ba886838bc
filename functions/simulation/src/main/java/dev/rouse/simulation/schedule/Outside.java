package dev.rouse.simulation.schedule;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The thread that runs the simulation: it waits while the strands have the turn.
final class Outside {
  private static final Duration STUCK_AFTER = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private volatile @Nullable Thread waiting;

  /// Waits until the turn comes back; false where no turn is taken any more and it does not come.
  boolean await(Runnable handOver, LongSupplier turns) {
    waiting = Thread.currentThread();
    handOver.run();
    long seen = turns.getAsLong();
    long since = System.nanoTime();
    while (waiting != null) {
      LockSupport.parkNanos(this, LOOK_AGAIN.toNanos());
      if (turns.getAsLong() != seen) {
        seen = turns.getAsLong();
        since = System.nanoTime();
      } else if (System.nanoTime() - since > STUCK_AFTER.toNanos()) {
        return false;
      }
    }
    return true;
  }

  void giveTurn() {
    var thread = waiting;
    waiting = null;
    LockSupport.unpark(thread);
  }
}
