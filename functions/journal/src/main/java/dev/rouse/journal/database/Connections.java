package dev.rouse.journal.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A few connections, used again and again, the one used last first.
///
/// Each is a process of the server's, which it costs more to keep than to wait for: who finds all
/// in use waits a moment for one, and those that nobody uses are closed soon.
///
/// Each is made by whoever needs it, on its own thread: where the database is away its caller hears
/// so at once, with the cause, and where it is back the next caller reaches it.
final class Connections implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration TRUSTED = Duration.ofSeconds(10);
  private static final Duration KEPT_IDLE = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofMillis(20);
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
  private final Duration moment;
  private final BlockingDeque<Lease> idle = new LinkedBlockingDeque<>();
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean closed;

  Connections(DatabaseSettings settings, LongSupplier nanos) {
    this(settings, nanos, MOMENT);
  }

  /// @param moment how long to wait for one that is in use before another is made
  Connections(DatabaseSettings settings, LongSupplier nanos, Duration moment) {
    this.moment = moment;
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
      Lease lease = idle();
      while (lease != null && !usable(lease)) {
        discard(lease);
        lease = idle();
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
      throw interrupted(stopped);
    }
  }

  private @Nullable Lease idle() throws SQLException {
    try {
      return open.get() == 0
          ? idle.pollFirst()
          : idle.pollFirst(moment.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      throw interrupted(stopped);
    }
  }

  private static SQLException interrupted(InterruptedException stopped) {
    Thread.currentThread().interrupt();
    return new SQLTransientConnectionException("interrupted while waiting", stopped);
  }

  private Lease made() throws SQLException {
    var connection = DriverManager.getConnection(url, told);
    var _ = open.incrementAndGet();
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

  private void discard(Lease lease) {
    var _ = open.decrementAndGet();
    try {
      lease.connection().close();
    } catch (SQLException _) {
      // It is gone either way.
    }
  }
}
