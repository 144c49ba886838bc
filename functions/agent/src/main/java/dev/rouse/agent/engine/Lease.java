package dev.rouse.agent.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// How long this process may still begin effects.
///
/// Others take its runs 15 s after its last heartbeat was received. It begins nothing later than 10
/// s after the last good one was *sent*, by its own monotonic clock: a process that was paused
/// stops itself before it looks at anything else.
final class Lease {
  private static final Duration LASTS = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Clock clock;
  private volatile long sent;
  private final AtomicLong term = new AtomicLong();
  private volatile boolean revoked;

  Lease(Clock clock) {
    this.clock = clock;
    this.sent = clock.nanos();
  }

  /// A heartbeat that was sent then was answered. After a gap in which others could take this
  /// process for dead, a new term begins.
  void renew(long sentNanos) {
    if (sentNanos - sent >= LASTS.toNanos()) {
      var _ = term.incrementAndGet();
    }
    sent = sentNanos;
  }

  /// What was owned in an earlier term may be another's: the journal must be asked first.
  long term() {
    return term.get();
  }

  /// Another incarnation has taken over, or the process stops: no effect begins any more.
  void revoke() {
    revoked = true;
  }

  boolean revoked() {
    return revoked;
  }

  /// Whether an effect may begin now.
  boolean holds() {
    return !revoked && clock.nanos() - sent < LASTS.toNanos();
  }

  /// Waits until an effect may begin; false where none ever will.
  boolean await() throws InterruptedException {
    while (!holds()) {
      if (revoked) {
        return false;
      }
      clock.sleep(LOOK_AGAIN);
    }
    return true;
  }
}
