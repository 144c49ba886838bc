package dev.rouse.journal.listening;

import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on a connection of its own and tells one ear what it hears, on one virtual thread.
///
/// While the ear is busy, what comes in is collected: the next word names every agent once. A
/// connection that is lost is made again. Through a transaction-mode pooler nobody can listen:
/// there the ear is told to look at everything, every now and then.
public final class Listener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /// A peer that is gone without a word is found out by the next look at it.
  private static final int NETWORK_PATIENCE_MILLIS = 5_000;

  private final DatabaseSettings settings;
  private final Duration lookEvery;
  private final Consumer<Heard> ear;
  private final Thread thread;
  private volatile boolean closed;

  private Listener(DatabaseSettings settings, Duration lookEvery, Consumer<Heard> ear) {
    this.settings = settings;
    this.lookEvery = lookEvery;
    this.ear = ear;
    this.thread = Thread.ofVirtual().name("rouse-listener").unstarted(this::run);
  }

  /// Begins to listen.
  ///
  /// @param settings of a direct connection
  /// @param lookEvery how often the ear is told to look at everything
  /// @param ear is told one thing after the other; what it throws is logged and forgotten
  public static Listener start(DatabaseSettings settings, Duration lookEvery, Consumer<Heard> ear) {
    var listener = new Listener(settings, lookEvery, ear);
    listener.thread.start();
    return listener;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt(); // which also closes the socket that the thread reads from
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var pause = FIRST_PAUSE;
    while (!closed) {
      try (var connection = connected()) {
        pause = FIRST_PAUSE;
        listen(connection);
      } catch (SQLException lost) {
        if (!closed) {
          LOG.atWarn().addKeyValue("problem", lost.getMessage()).log("not listening: trying again");
          tell(new Heard.Anything());
          rest(pause);
          pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
      }
    }
  }

  private Connection connected() throws SQLException {
    var told = settings.patientDriver();
    told.setProperty("ApplicationName", "rouse listener");
    var connection = DriverManager.getConnection(settings.url(), told);
    try {
      connection.setNetworkTimeout(Runnable::run, NETWORK_PATIENCE_MILLIS);
      if (!settings.pooled()) {
        listenTo(connection);
      }
      return connection;
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  private static void listenTo(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (Channel channel : Channel.values()) {
        statement.execute("listen " + channel.notified());
      }
    }
  }

  /// Until the connection is lost.
  private void listen(Connection connection) throws SQLException {
    var notices = connection.unwrap(PGConnection.class);
    while (!closed) {
      if (!connection.isValid(NETWORK_PATIENCE_MILLIS / 1000)) {
        throw new SQLException("the connection is lost");
      }
      tell(new Heard.Anything());
      long lookAt = System.nanoTime() + lookEvery.toNanos();
      for (long left = millisUntil(lookAt); left > 0 && !closed; left = millisUntil(lookAt)) {
        var heard = notices.getNotifications((int) left);
        named(heard).forEach((channel, agents) -> tell(new Heard.Named(channel, agents)));
      }
    }
  }

  private static long millisUntil(long nanos) {
    return Duration.ofNanos(nanos - System.nanoTime()).toMillis();
  }

  private static Map<Channel, Set<AgentId>> named(PGNotification[] notifications) {
    var named = new EnumMap<Channel, Set<AgentId>>(Channel.class);
    for (PGNotification notification : notifications) {
      Channel.of(notification.getName())
          .ifPresent(channel ->
              named
                  .computeIfAbsent(channel, _ -> new HashSet<>())
                  .add(AgentId.parse(notification.getParameter())));
    }
    return named;
  }

  private void tell(Heard heard) {
    try {
      ear.accept(heard);
    } catch (RuntimeException fault) {
      LOG.atError().setCause(fault).log("what was heard could not be dealt with");
    }
  }

  private void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopped) {
      closed = true;
    }
  }
}
