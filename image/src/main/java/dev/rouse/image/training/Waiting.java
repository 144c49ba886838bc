package dev.rouse.image.training;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Looks again and again until something is so.
final class Waiting {
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(5);

  private Waiting() {}

  /// What may be so.
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  static void until(Duration patience, String otherwise, Condition condition) throws IOException {
    long began = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - began > patience.toNanos()) {
        throw new IOException(otherwise);
      }
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }
}
