package dev.rouse.gateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.gateway.Agents;
import dev.rouse.gateway.directory.Directory;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.registry.Registry;
import dev.rouse.journal.registry.RegistryCopy;
import dev.rouse.journal.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TickerTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String CLOCK =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: clock, namespace: ops}
      spec:
        systemMessage: You tell the time.
        triggers:
        - schedule: {cron: "%s"}
      """;

  private final Database database = Database.open(TestPostgres.shared().fresh());
  private final Journal journal = new PostgresJournal(database);
  private final Registry registry = new Registry(database);
  private final Agent clock = Agents.read(CLOCK.formatted("0 * * * *"));

  @BeforeEach
  void anAgentWithASchedule() {
    registry.put(clock.id(), Agents.registered(clock));
    assertThat(ticker().tick(NOON.plusSeconds(1))).isZero();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tick_due_isOneTaskHoweverManyReplicas() {
    var first = ticker();
    var second = ticker();

    assertThat(first.tick(NOON.plus(Duration.ofMinutes(61)))).isEqualTo(1);
    assertThat(second.tick(NOON.plus(Duration.ofMinutes(61)))).isZero();

    assertThat(journal.backlog()).containsEntry(clock.id(), 1);
  }

  @Test
  void tick_afterAnOutageOfDays_runsOnce() {
    assertThat(ticker().tick(NOON.plus(Duration.ofDays(3)))).isEqualTo(1);
    assertThat(ticker().tick(NOON.plus(Duration.ofDays(3)).plusSeconds(1))).isZero();

    assertThat(journal.backlog()).containsEntry(clock.id(), 1);
  }

  @Test
  void tick_ofAnotherExpression_countsFromItsOwnBeginning() {
    var changed = Agents.read(CLOCK.formatted("30 * * * *"));
    registry.put(changed.id(), Agents.registered(changed));

    assertThat(ticker().tick(NOON.plus(Duration.ofDays(1)))).isZero();
    assertThat(ticker().tick(NOON.plus(Duration.ofDays(1)).plusSeconds(1_800))).isEqualTo(1);
  }

  private Ticker ticker() {
    var directory = new Directory(new RegistryCopy(database));
    directory.refresh();
    return new Ticker(directory, new Schedules(database), journal::takeIn);
  }
}
