package dev.rouse.journal.database;

import dev.rouse.core.journal.JournalAway;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// A database and a few connections to it. Opening it connects to nothing yet, so a process may
/// start before its database.
public final class Database implements AutoCloseable {
  /// Deadlocks are rare by the order of locks; so many in a row are none.
  private static final int MOST_COLLISIONS = 50;

  private static final Sql AT_ONE_MOMENT =
      Sql.of("set transaction isolation level repeatable read, read only");

  /// A work that answers nothing.
  @FunctionalInterface
  public interface Deed {
    void on(Connection connection) throws SQLException;
  }

  private final Connections connections;
  private final Contact contact = new Contact(System::nanoTime);

  private Database(Connections connections) {
    this.connections = connections;
  }

  public static Database open(DatabaseSettings settings) {
    return new Database(new Connections(settings, System::nanoTime));
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

  /// Reads with several statements what held at one moment.
  ///
  /// @throws JournalAway where the database cannot be reached
  public <T> T consistently(Work<T> work) {
    return atomically(connection -> {
      AT_ONE_MOMENT.on(connection).run();
      return work.on(connection);
    });
  }

  /// How long the database has been answering again; empty where it has never been away.
  public Optional<Duration> regained() {
    return contact.regained();
  }

  @Override
  public void close() {
    connections.close();
  }

  private <T> T persistently(Work<T> work) {
    for (int collisions = 0; collisions < MOST_COLLISIONS; collisions++) {
      try {
        T done = onConnection(work);
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

  private <T> T onConnection(Work<T> work) throws SQLException {
    var lease = connections.take();
    boolean sound = false;
    try {
      T done = work.on(lease.connection());
      sound = true;
      return done;
    } catch (SQLException met) {
      sound = Trouble.of(met) != Trouble.AWAY;
      throw met;
    } catch (Collision collision) {
      sound = true;
      throw collision;
    } finally {
      if (sound) {
        connections.giveBack(lease);
      } else {
        connections.broken(lease);
      }
    }
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
