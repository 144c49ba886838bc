package dev.rouse.journal.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rouse.core.journal.JournalAway;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// A small pool of connections. Opening it connects to nothing yet, so a process may start before
/// its database.
public final class Database implements AutoCloseable {
  /// Deadlocks are rare by the order of locks; so many in a row are none.
  private static final int MOST_COLLISIONS = 50;

  private static final long PATIENCE_MILLIS = 5_000;
  private static final long IDLE_MILLIS = 60_000;

  /// A work that answers nothing.
  @FunctionalInterface
  public interface Deed {
    void on(Connection connection) throws SQLException;
  }

  private final HikariDataSource pool;
  private final Contact contact = new Contact(System::nanoTime);

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  public static Database open(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setPoolName("rouse");
    config.setJdbcUrl(settings.url());
    config.setDataSourceProperties(settings.driver());
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(1);
    config.setIdleTimeout(IDLE_MILLIS);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    config.setInitializationFailTimeout(-1);
    return new Database(new HikariDataSource(config));
  }

  /// Performs one statement: its own transaction.
  ///
  /// @throws JournalAway where the database cannot be reached or its answer was lost
  public <T> T once(Work<T> work) {
    return persistently(work);
  }

  /// Performs one statement for its effect.
  ///
  /// @throws JournalAway where the database cannot be reached or its answer was lost
  public void perform(Deed deed) {
    var _ =
        persistently(connection -> {
          deed.on(connection);
          return true;
        });
  }

  /// Performs a work of several statements in one transaction, again where it met another one.
  ///
  /// @throws JournalAway where the database cannot be reached or its answer was lost
  public <T> T atomically(Work<T> work) {
    return persistently(connection -> inTransaction(connection, work));
  }

  /// How long the database has been answering again; empty where it has never been away.
  public Optional<Duration> regained() {
    return contact.regained();
  }

  @Override
  public void close() {
    pool.close();
  }

  private <T> T persistently(Work<T> work) {
    for (int collisions = 0; collisions < MOST_COLLISIONS; collisions++) {
      try (var connection = pool.getConnection()) {
        T done = work.on(connection);
        contact.made();
        return done;
      } catch (Collision _) {
        contact.made();
      } catch (SQLException met) {
        endUnlessCollision(met);
      }
    }
    throw new JournalAway("the journal is too busy: too many transactions met");
  }

  private void endUnlessCollision(SQLException met) {
    switch (Trouble.of(met)) {
      case COLLISION -> contact.made();
      case AWAY -> {
        contact.lost();
        throw new JournalAway("the journal cannot be reached: " + met.getMessage(), met);
      }
      case FAULT -> throw new IllegalStateException("the journal refused a statement", met);
    }
  }

  private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T done = work.on(connection);
      connection.commit();
      return done;
    } catch (SQLException | RuntimeException failed) {
      rollBack(connection, failed);
      throw failed;
    } finally {
      restore(connection);
    }
  }

  private static void rollBack(Connection connection, Exception failed) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  /// A connection that cannot be restored is broken, and the pool throws it away.
  private static void restore(Connection connection) {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException _) {
      // What broke it was said by whoever used it.
    }
  }
}
