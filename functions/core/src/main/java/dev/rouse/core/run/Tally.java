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
/// @param worked the time between steps of one ownership: sleeping does not count
public record Tally(
    int turns,
    long tokens,
    int refusals,
    int repairs,
    int deferrals,
    Duration worked,
    int epoch,
    Instant last) {

  static final Tally START = new Tally(0, 0, 0, 0, 0, Duration.ZERO, 0, Instant.MIN);

  Tally at(int nowEpoch, Instant now) {
    boolean goesOn = nowEpoch == epoch && now.isAfter(last);
    var more = goesOn ? worked.plus(Duration.between(last, now)) : worked;
    return new Tally(turns, tokens, refusals, repairs, deferrals, more, nowEpoch, now);
  }

  Tally answered(Usage usage) {
    return new Tally(turns + 1, tokens + usage.total(), refusals, repairs, 0, worked, epoch, last);
  }

  Tally spent(Usage usage) {
    return new Tally(
        turns, tokens + usage.total(), refusals, repairs, deferrals, worked, epoch, last);
  }

  Tally returned() {
    return new Tally(turns + 1, tokens, 0, repairs, deferrals, worked, epoch, last);
  }

  Tally refused() {
    return new Tally(turns, tokens, refusals + 1, repairs, deferrals, worked, epoch, last);
  }

  Tally corrected() {
    return new Tally(turns, tokens, refusals, repairs + 1, deferrals, worked, epoch, last);
  }

  Tally deferred() {
    return new Tally(turns, tokens, refusals, repairs, deferrals + 1, worked, epoch, last);
  }

  /// Opened again by a human: the limits hold anew.
  Tally reopened() {
    return new Tally(0, 0, 0, 0, 0, Duration.ZERO, epoch, last);
  }
}
