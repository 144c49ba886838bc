package dev.rouse.e2e.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.e2e.stage.Postgres;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.registry.Registry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// Two gateways under a storm of events and alerts, while each of them is killed, and PostgreSQL
/// too. Senders send until they are told yes, as brokers do; what they were told and what is stored
/// is equal, and nothing is there twice.
final class ChaosIT {
  private static final int EVENTS = 4_000;
  private static final int GROUPS = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final String AGENT =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: clerk, namespace: shop}
      spec:
        systemMessage: You look after orders.
        session: {key: subject}
        triggers:
        - alert: {matchers: ['severity="critical"'], storm: {incidents: 100000, per: 1m}}
      """;

  @Test
  void whatWasAccepted_isStored_once() throws Exception {
    try (var postgres = Postgres.start();
        var database = Database.open(postgres.owner())) {
      register(database);
      try (var one = GatewayProcess.start(postgres.owner());
          var other = GatewayProcess.start(postgres.owner());
          var senders = new Senders(List.of(one, other))) {
        var sent = senders.send(EVENTS, GROUPS);
        storm(postgres, one, other, senders);
        for (Future<?> each : sent) {
          var _ = each.get();
        }

        assertThat(senders.accepted()).hasSize(EVENTS + GROUPS);
        assertThat(count(database, "select count(*)::int as n from rouse.incidents where open"))
            .isEqualTo(GROUPS);
        assertThat(
                count(
                    database,
                    "select count(distinct event ->> 'id')::int as n from rouse.tasks"
                        + " where event ->> 'source' = '/chaos'"))
            .isEqualTo(EVENTS);
        assertThat(count(database, "select count(*)::int as n from rouse.tasks"))
            .as("tasks of events, and one for each group of alerts")
            .isEqualTo(EVENTS + GROUPS);
        assertThat(count(database, "select count(*)::int as n from rouse.runs"))
            .isEqualTo(EVENTS + GROUPS);
        assertThat(one.terminate()).isZero();
        assertThat(other.terminate()).isZero();
      }
    }
  }

  private static void storm(
      Postgres postgres, GatewayProcess one, GatewayProcess other, Senders senders)
      throws Exception {
    int part = EVENTS / 8;
    await(() -> senders.accepted().size() > part);
    one.kill();
    await(() -> senders.accepted().size() > 2 * part);
    one.startAgain();
    postgres.kill();
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
    postgres.startAgain();
    await(() -> senders.accepted().size() > 4 * part);
    other.kill();
    other.startAgain();
    postgres.kill();
    postgres.startAgain();
    one.kill();
    one.startAgain();
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it goes on").isLessThan(until);
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static void register(Database database) {
    if (Resources.read(AGENT, "shop") instanceof Resources.Result.Read(var resources)
        && resources.getFirst() instanceof Agent agent) {
      var definition = new Definition(agent, List.of(), List.of());
      new Registry(database).put(agent.id(), RegisteredAgent.of(definition));
    }
  }

  private static int count(Database database, String sql) {
    return database
        .once(connection -> Sql.of(sql).on(connection).first(row -> row.number("n")))
        .orElseThrow();
  }
}
