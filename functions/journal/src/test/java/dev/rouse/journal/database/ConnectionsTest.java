package dev.rouse.journal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.journal.embedded.TestPostgres;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConnectionsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final DatabaseSettings settings = TestPostgres.shared().empty().withConnections(2);
  private final Connections connections = new Connections(settings, nanos::get);

  @AfterEach
  void close() {
    connections.close();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void take_givenBack_isTheSameAgain() throws SQLException {
    var first = connections.take();
    connections.giveBack(first);

    assertThat(connections.take().connection()).isSameAs(first.connection());
  }

  @Test
  void take_idleForLong_isAskedAndTheSameAgain() throws SQLException {
    var first = connections.take();
    connections.giveBack(first);
    pass(Duration.ofSeconds(30));

    assertThat(connections.take().connection()).isSameAs(first.connection());
  }

  @Test
  void take_idleForLongAndBroken_isAnother() throws SQLException {
    var first = connections.take();
    connections.giveBack(first);
    first.connection().close();
    pass(Duration.ofSeconds(30));

    assertThat(connections.take().connection()).isNotSameAs(first.connection());
  }

  @Test
  void take_old_isAnother() throws SQLException {
    var first = connections.take();
    connections.giveBack(first);
    pass(Duration.ofMinutes(31));

    assertThat(connections.take().connection()).isNotSameAs(first.connection());
    assertThat(first.connection().isClosed()).isTrue();
  }

  @Test
  void broken_one_takesTheIdleOnesWithIt() throws SQLException {
    var first = connections.take();
    var second = connections.take();
    connections.giveBack(first);
    connections.broken(second);

    assertThat(first.connection().isClosed()).isTrue();
    assertThat(second.connection().isClosed()).isTrue();
    connections.giveBack(connections.take());
  }

  @Test
  void giveBack_oneIdleForLong_closesIt() throws SQLException {
    var first = connections.take();
    var second = connections.take();
    connections.giveBack(first);
    connections.giveBack(second);
    pass(Duration.ofMinutes(2));

    connections.giveBack(connections.take());

    assertThat(first.connection().isClosed()).isTrue();
    assertThat(second.connection().isClosed()).isFalse();
  }

  @Test
  void take_allInUse_waitsForOneRatherThanMakeAnother() throws Exception {
    try (var patient = new Connections(settings, nanos::get, Duration.ofMinutes(5))) {
      var only = patient.take();
      var waiting = new FutureTask<>(patient::take);
      var waiter = Thread.ofPlatform().start(waiting);
      while (waiter.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }

      patient.giveBack(only);

      assertThat(waiting.get().connection()).isSameAs(only.connection());
      patient.giveBack(waiting.get());
    }
  }

  @Test
  void take_closed_isRefused() throws SQLException {
    var first = connections.take();
    connections.close();

    assertThatThrownBy(connections::take).isInstanceOf(SQLTransientConnectionException.class);
    connections.giveBack(first);
    assertThat(first.connection().isClosed()).isTrue();
  }

  @Test
  void take_nobodyThere_leavesItsPlaceFree() {
    var nowhere =
        new Connections(
            DatabaseSettings.plain("jdbc:postgresql://localhost:1/x", "x", "").withConnections(1),
            nanos::get);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(nowhere::take).hasMessageContaining("refused");
    }
  }
}
