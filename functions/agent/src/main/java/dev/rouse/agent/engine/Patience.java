package dev.rouse.agent.engine;

import dev.rouse.core.journal.JournalAway;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the journal until it answers: a run pauses while the journal is away, and goes on after.
final class Patience {
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration MOST = Duration.ofSeconds(1);

  private final Clock clock;
  private final Lease lease;

  Patience(Clock clock, Lease lease) {
    this.clock = clock;
    this.lease = lease;
  }

  /// Every verb of the journal may be repeated: a second call finds what the first one did.
  ///
  /// @throws InterruptedException where this process has stopped meanwhile
  <T> T until(Supplier<T> verb) throws InterruptedException {
    var pause = FIRST;
    while (!lease.revoked()) {
      try {
        return verb.get();
      } catch (JournalAway away) {
        LOG.atWarn().addKeyValue("problem", away.getMessage()).log("the journal is away: waiting");
        clock.sleep(pause);
        pause = pause.compareTo(MOST) < 0 ? pause.multipliedBy(2) : MOST;
      }
    }
    throw new InterruptedException("the process has stopped");
  }
}
