package dev.rouse.journal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.journal.embedded.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class DatabaseTest {

  @Test
  void atomically_deadlock_isTriedAgain() throws Exception {
    var barrier = new CyclicBarrier(2);
    var tries = new AtomicInteger();
    try (var database = Database.open(TestPostgres.shared().fresh());
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      database.perform(connection ->
          Sql.of("insert into rouse.kafka_topics values ('a'), ('b')").on(connection).run());

      var one = executor.submit(() -> lockBoth(database, "a", "b", barrier, tries));
      var two = executor.submit(() -> lockBoth(database, "b", "a", barrier, tries));

      assertThat(one.get()).isTrue();
      assertThat(two.get()).isTrue();
      assertThat(tries).hasValueGreaterThan(2);
    }
  }

  private static boolean lockBoth(
      Database database, String first, String second, CyclicBarrier barrier, AtomicInteger tries) {
    return database.atomically(connection -> {
      lock(connection, first);
      if (tries.incrementAndGet() <= 2) {
        meet(barrier);
      }
      lock(connection, second);
      return true;
    });
  }

  private static void lock(Connection connection, String topic) throws SQLException {
    Sql.of("select 1 from rouse.kafka_topics where topic = :topic for update")
        .on(connection)
        .set("topic", topic)
        .run();
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(120, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void atomically_collision_isRolledBackAndDoneAgain() {
    var tries = new AtomicInteger();
    try (var database = Database.open(TestPostgres.shared().fresh())) {
      var seen =
          database.atomically(connection -> {
            insert(connection);
            if (tries.incrementAndGet() < 3) {
              throw new Collision("somebody was faster");
            }
            return topics(connection);
          });

      assertThat(seen).hasSize(1);
      assertThat(tries).hasValue(3);
    }
  }

  @Test
  void atomically_fault_isRolledBackAndThrown() {
    try (var database = Database.open(TestPostgres.shared().fresh().withConnections(1))) {
      assertThatThrownBy(() ->
              database.atomically(connection -> {
                insert(connection);
                return Sql.of("select nonsense").on(connection).list(row -> 0);
              }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("refused a statement");
      assertThat(database.once(DatabaseTest::topics)).isEmpty();
    }
  }

  @Test
  void once_endlessCollisions_areGivenUp() {
    try (var database = Database.open(TestPostgres.shared().fresh())) {
      assertThatThrownBy(() ->
              database.once(_ -> {
                throw new Collision("again");
              }))
          .isInstanceOf(JournalAway.class);
    }
  }

  private static void insert(Connection connection) throws SQLException {
    Sql.of("insert into rouse.kafka_topics values ('a')").on(connection).run();
  }

  private static List<String> topics(Connection connection) throws SQLException {
    return Sql.of("select topic from rouse.kafka_topics")
        .on(connection)
        .list(row -> row.text("topic"));
  }

  @Test
  void open_nobodyThere_isAwayNotABug() {
    var nowhere = DatabaseSettings.plain("jdbc:postgresql://localhost:1/none", "nobody", "");
    try (var database = Database.open(nowhere)) {
      assertThatThrownBy(() -> database.once(DatabaseTest::topics)).isInstanceOf(JournalAway.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "08006, AWAY",
    "08P01, AWAY",
    "57P01, AWAY",
    "57P02, AWAY",
    "57P03, AWAY",
    "57014, AWAY",
    "53300, AWAY",
    "53100, AWAY",
    "28P01, AWAY",
    "25006, AWAY",
    "3D000, AWAY",
    "58030, AWAY",
    "40P01, COLLISION",
    "40001, COLLISION",
    "23505, FAULT",
    "42601, FAULT",
    "42501, FAULT"
  })
  void trouble_state_isClassified(String state, Trouble trouble) {
    assertThat(Trouble.of(new SQLException("met", state))).isEqualTo(trouble);
    assertThat(Trouble.of(new SQLException("around it", new SQLException("met", state))))
        .isEqualTo(trouble);
  }

  @Test
  void contact_lostAndMade_isTimedByItsOwnClock() {
    var nanos = new AtomicLong(1_000);
    var contact = new Contact(nanos::get);
    assertThat(contact.regained()).isEmpty();
    contact.made();
    assertThat(contact.regained()).isEmpty();

    contact.lost();
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    assertThat(contact.regained()).contains(Duration.ZERO);

    contact.made();
    nanos.addAndGet(Duration.ofSeconds(7).toNanos());
    contact.made();
    assertThat(contact.regained()).contains(Duration.ofSeconds(7));
  }
}
