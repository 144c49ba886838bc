package dev.rouse.gateway.delivery;

import java.time.Duration;
import java.util.Optional;

/// What became of one attempt to deliver.
sealed interface Sending {

  record Arrived() implements Sending {}

  /// It may arrive later.
  ///
  /// @param after what the receiver asked for
  record Failed(String why, Optional<Duration> after) implements Sending {
    static Failed of(String why) {
      return new Failed(why, Optional.empty());
    }
  }

  /// It never will.
  record Refused(String why) implements Sending {}
}
