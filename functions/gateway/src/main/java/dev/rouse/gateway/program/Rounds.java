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
  private static final Duration LAST_ROUND = Duration.ofSeconds(1);

  private final String name;
  private final Duration every;
  private final Runnable round;
  private final Semaphore nudges = new Semaphore(0);
  private final Thread thread;
  private boolean away;
  private volatile boolean ending;

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
      while (!ending) {
        once();
        if (nudges.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
          var _ = nudges.drainPermits();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// That the journal is away is said once, not each round; of the last round nobody waits to hear.
  private void once() {
    try {
      round.run();
      away = false;
    } catch (JournalAway gone) {
      if (!away && !ending) {
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

  /// No further round begins.
  void end() {
    ending = true;
    nudge();
  }

  /// Waits for the round that is being done, so that what it uses can be closed. One that takes
  /// long is broken off.
  @Override
  public void close() {
    end();
    try {
      if (!thread.join(LAST_ROUND)) {
        thread.interrupt();
        var _ = thread.join(LAST_ROUND);
      }
    } catch (InterruptedException stopped) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
