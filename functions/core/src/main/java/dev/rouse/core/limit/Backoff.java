package dev.rouse.core.limit;

import dev.rouse.core.task.Digest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// Delays that double up to a cap, scattered so that what failed together does not come back
/// together.
public final class Backoff {
  private static final int MOST_DOUBLINGS = 30;
  private static final int SHARES = 1 << 16;

  private Backoff() {}

  /// The delay before the try that follows `failures` earlier ones: between half and the whole of
  /// the doubled `first`. The scatter comes from `seed`, so it is the same whenever it is asked.
  public static Duration delay(Duration first, Duration most, int failures, String seed) {
    var doubled = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    var capped = doubled.compareTo(most) < 0 ? doubled : most;
    var half = capped.dividedBy(2);
    var scattered = half.multipliedBy(share(seed, failures)).dividedBy(SHARES);
    return half.plus(scattered.truncatedTo(ChronoUnit.MILLIS));
  }

  private static int share(String seed, int failures) {
    return Integer.parseInt(Digest.of(seed, Integer.toString(failures)).substring(0, 4), 16);
  }
}
