package dev.rouse.cli.process;

import java.time.Duration;
import java.time.Instant;

/// One place for a process of an agent, and how it stands.
sealed interface Slot {
  Duration STEADY = Duration.ofSeconds(30);
  Duration FIRST_PAUSE = Duration.ofMillis(500);
  int MOST_DOUBLINGS = 6;

  /// Nobody is there.
  ///
  /// @param crashes how often in a row a process has died here without being told to
  /// @param notBefore when the next may start
  record Empty(int crashes, Instant notBefore) implements Slot {
    static final Empty NEW = new Empty(0, Instant.MIN);

    /// What remains where one that was started `since` has died without being told to. One that had
    /// run for a while is no crash loop: the next starts at once, as it does after a first crash.
    Empty after(Instant since, Instant now) {
      if (Duration.between(since, now).compareTo(STEADY) >= 0) {
        return new Empty(0, now);
      }
      var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(crashes, MOST_DOUBLINGS));
      return new Empty(crashes + 1, crashes == 0 ? now : now.plus(pause));
    }
  }

  /// A process runs here.
  ///
  /// @param before what was here before it
  /// @param port where it listens once it is ready
  record Running(Empty before, Instant since, int port) implements Slot {}

  /// It was told to stop.
  record Stopping() implements Slot {}
}
