package dev.rouse.agent.engine;

import java.time.Duration;
import java.time.Instant;

/// Time, as this process has it.
public interface Clock {

  Instant now();

  /// A monotonic reading; only differences mean anything.
  long nanos();

  void sleep(Duration duration) throws InterruptedException;

  /// The machine's own.
  static Clock system() {
    return new Clock() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }
    };
  }
}
