package dev.rouse.agent.model;

import java.time.Duration;
import java.util.Optional;

/// Why a model did not answer.
///
/// @param why in one line, without a secret
/// @param passing whether asking again may help
/// @param retryAfter how long to wait before that, where the server says so
public record Failure(String why, boolean passing, Optional<Duration> retryAfter) {

  static Failure passing(String why) {
    return new Failure(why, true, Optional.empty());
  }

  static Failure lasting(String why) {
    return new Failure(why, false, Optional.empty());
  }

  Failure because(String more) {
    return new Failure(why + more, passing, retryAfter);
  }
}
