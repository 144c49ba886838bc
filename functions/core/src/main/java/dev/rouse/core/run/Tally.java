package dev.rouse.core.run;

import dev.rouse.core.step.Usage;
import java.time.Duration;
import java.time.Instant;

/// What a run has used up since it began or was opened again.
///
/// @param turns the model's turns and the calls that were tried
/// @param refusals calls in a row that could not even be tried
/// @param repairs answers in a row that did not fit their schema
/// @param deferrals passing failures in a row
/// @param workedNanos the time between steps of one ownership: sleeping does not count
public record Tally(
    int turns,
    long tokens,
    int refusals,
    int repairs,
    int deferrals,
    long workedNanos,
    int epoch,
    Instant last) {

  private static final long NANOS = 1_000_000_000;

  static final Tally START = new Tally(0, 0, 0, 0, 0, 0, 0, Instant.MIN);

  Tally at(int nowEpoch, Instant now) {
    boolean goesOn = nowEpoch == epoch && now.isAfter(last);
    long more = goesOn ? workedNanos + nanosBetween(last, now) : workedNanos;
    return new Tally(turns, tokens, refusals, repairs, deferrals, more, nowEpoch, now);
  }

  private static long nanosBetween(Instant from, Instant to) {
    return (to.getEpochSecond() - from.getEpochSecond()) * NANOS + to.getNano() - from.getNano();
  }

  /// How long its owners have worked on it.
  public Duration worked() {
    return Duration.ofNanos(workedNanos);
  }

  Tally answered(Usage usage) {
    return new Tally(
        turns + 1, tokens + usage.total(), refusals, repairs, 0, workedNanos, epoch, last);
  }

  Tally spent(Usage usage) {
    return new Tally(
        turns, tokens + usage.total(), refusals, repairs, deferrals, workedNanos, epoch, last);
  }

  Tally returned() {
    return new Tally(turns + 1, tokens, 0, repairs, deferrals, workedNanos, epoch, last);
  }

  Tally refused() {
    return new Tally(turns, tokens, refusals + 1, repairs, deferrals, workedNanos, epoch, last);
  }

  Tally corrected() {
    return new Tally(turns, tokens, refusals, repairs + 1, deferrals, workedNanos, epoch, last);
  }

  Tally deferred() {
    return new Tally(turns, tokens, refusals, repairs, deferrals + 1, workedNanos, epoch, last);
  }

  /// Opened again by a human: the limits hold anew.
  Tally reopened() {
    return new Tally(0, 0, 0, 0, 0, 0, epoch, last);
  }
}
