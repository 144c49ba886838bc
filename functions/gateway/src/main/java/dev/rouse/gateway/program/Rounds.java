package dev.rouse.gateway.program;

import dev.rouse.core.journal.JournalAway;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one thing again and again, on a thread of its own: at least every so often, and at once
/// when it is nudged. What goes wrong in one round is said, and does not keep the next from being
/// done.
final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final Duration every;
  private final Runnable round;
  private final Semaphore nudges = new Semaphore(0);
  private final Thread thread;
  private boolean away;

  private Rounds(String name, Duration every, Runnable round) {
    this.name = name;
    this.every = every;
    this.round = round;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::goOn);
  }

  static Rounds of(String name, Duration every, Runnable round) {
    var rounds = new Rounds(name, every, round);
    rounds.thread.start();
    return rounds;
  }

  /// There is something to do now.
  void nudge() {
    nudges.release();
  }

  private void goOn() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        once();
        if (nudges.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
          var _ = nudges.drainPermits();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// That the journal is away is said once, not each round.
  private void once() {
    try {
      round.run();
      away = false;
    } catch (JournalAway gone) {
      if (!away) {
        LOG.atWarn()
            .addKeyValue("round", name)
            .addKeyValue("problem", gone.getMessage())
            .log("away");
      }
      away = true;
    } catch (RuntimeException bug) {
      LOG.atError().addKeyValue("round", name).setCause(bug).log("a fault of the program");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
