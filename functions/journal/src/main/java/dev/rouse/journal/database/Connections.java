package dev.rouse.journal.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// A few connections, used again and again, the one used last first.
///
/// Each is made by whoever needs it, on its own thread: where the database is away its caller hears
/// so at once, with the cause, and where it is back the next caller reaches it.
final class Connections implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration TRUSTED = Duration.ofSeconds(10);
  private static final Duration KEPT_IDLE = Duration.ofMinutes(1);
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final int CHECK_SECONDS = 2;

  /// A connection of ours.
  ///
  /// @param born when it was made
  /// @param used when it was last given back
  record Lease(Connection connection, long born, long used) {}

  private final String url;
  private final Properties told;
  private final Semaphore free;
  private final int most;
  private final LongSupplier nanos;
  private final Deque<Lease> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Connections(DatabaseSettings settings, LongSupplier nanos) {
    this.url = settings.url();
    this.told = settings.driver();
    this.most = settings.connections();
    this.free = new Semaphore(most, true);
    this.nanos = nanos;
  }

  /// One that nobody else uses until it is given back or broken.
  Lease take() throws SQLException {
    await();
    try {
      Lease lease = idle.pollFirst();
      while (lease != null && !usable(lease)) {
        discard(lease);
        lease = idle.pollFirst();
      }
      return lease == null ? made() : lease;
    } catch (SQLException | RuntimeException failed) {
      free.release();
      throw failed;
    }
  }

  void giveBack(Lease lease) {
    idle.addFirst(new Lease(lease.connection(), lease.born(), nanos.getAsLong()));
    free.release();
    if (closed) {
      discardIdle();
    }
    shrink();
  }

  /// It failed: so will those that were made before it broke.
  void broken(Lease lease) {
    discard(lease);
    discardIdle();
    free.release();
  }

  @Override
  public void close() {
    closed = true;
    discardIdle();
  }

  private void await() throws SQLException {
    try {
      if (closed || !free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLTransientConnectionException(
            closed ? "the journal is closed" : "all " + most + " connections are busy");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted while waiting", stopped);
    }
  }

  private Lease made() throws SQLException {
    var connection = DriverManager.getConnection(url, told);
    return new Lease(connection, nanos.getAsLong(), nanos.getAsLong());
  }

  /// A peer may have gone without a word: one that was idle for long is asked.
  private boolean usable(Lease lease) throws SQLException {
    if (age(lease.born()).compareTo(LIFETIME) > 0) {
      return false;
    }
    return age(lease.used()).compareTo(TRUSTED) < 0
        ? !lease.connection().isClosed()
        : lease.connection().isValid(CHECK_SECONDS);
  }

  /// Closes the one that has been idle longest, if that is long.
  private void shrink() {
    Lease oldest = idle.peekLast();
    if (oldest != null
        && age(oldest.used()).compareTo(KEPT_IDLE) > 0
        && idle.removeLastOccurrence(oldest)) {
      discard(oldest);
    }
  }

  private Duration age(long since) {
    return Duration.ofNanos(nanos.getAsLong() - since);
  }

  private void discardIdle() {
    for (Lease lease = idle.pollFirst(); lease != null; lease = idle.pollFirst()) {
      discard(lease);
    }
  }

  private static void discard(Lease lease) {
    try {
      lease.connection().close();
    } catch (SQLException _) {
      // It is gone either way.
    }
  }
}
