package dev.rouse.controller.loop;

import dev.rouse.controller.api.ApiFailure;
import dev.rouse.controller.status.Trouble;
import dev.rouse.core.journal.JournalAway;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// Something that did not work and is tried again.
///
/// @param trouble what is said of it; nothing where it is likely to pass at once
/// @param after not before; where nothing is said, as the backoff has it
record Retry(Optional<Trouble> trouble, Optional<Duration> after) {

  /// After a fault of the program.
  static Retry bug() {
    return new Retry(Optional.empty(), Optional.empty());
  }

  static Retry journal(JournalAway away) {
    return new Retry(
        Optional.of(
            new Trouble("JournalAway", "the journal cannot be reached: " + said(away), false)),
        Optional.empty());
  }

  static Retry api(ApiFailure failed) {
    String message = said(failed);
    return switch (failed.kind()) {
      case CONFLICT -> new Retry(Optional.empty(), Optional.empty());
      case REJECTED ->
          new Retry(
              Optional.of(
                  new Trouble(
                      "Rejected",
                      "the API server refuses what is needed: "
                          + message
                          + ". What was there before goes on.",
                      true)),
              Optional.empty());
      case ABSENT ->
          new Retry(Optional.of(new Trouble("Absent", message, false)), Optional.empty());
      case BUSY ->
          new Retry(
              Optional.of(new Trouble("ApiBusy", "the API server cannot just now", false)),
              failed.retryAfter());
    };
  }

  private static String said(Exception failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
  }
}
