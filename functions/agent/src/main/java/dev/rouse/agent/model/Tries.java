package dev.rouse.agent.model;

import dev.rouse.agent.model.Bystander.Question;
import dev.rouse.core.limit.Backoff;
import java.time.Duration;
import java.util.Optional;

/// Asks one model again while its failure may pass: a few times, and waiting no longer in all than
/// one call may take. What lasts longer is for the fallbacks, and then for the run to wait for.
final class Tries {
  private static final int MOST = 3;
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final Pause pause;
  private final String seed;

  /// @param seed scatters the delays of processes that fail together
  Tries(Pause pause, String seed) {
    this.pause = pause;
    this.seed = seed;
  }

  Attempt of(Question question, Duration patience, Runnable restarting)
      throws InterruptedException {
    var left = patience;
    for (int tries = 1; ; tries++) {
      var attempt = question.ask();
      if (!(attempt instanceof Attempt.Failed(var failure))) {
        return attempt;
      }
      restarting.run();
      var delay = delay(failure, tries);
      if (delay.isEmpty() || delay.get().compareTo(left) > 0) {
        return new Attempt.Failed(tries == 1 ? failure : failure.because(", " + tries + " times"));
      }
      left = left.minus(delay.get());
      pause.sleep(delay.get());
    }
  }

  /// How long to wait before the next try; nothing where there is none.
  private Optional<Duration> delay(Failure failure, int tries) {
    if (!failure.passing() || tries == MOST) {
      return Optional.empty();
    }
    var own = Backoff.delay(FIRST, LONGEST, tries - 1, seed);
    return Optional.of(failure.retryAfter().filter(asked -> asked.compareTo(own) > 0).orElse(own));
  }
}
