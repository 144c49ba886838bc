package dev.rouse.e2e.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.journal.embedded.DurableServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two gateways under a storm of events and alerts, while each of them is killed, and PostgreSQL
/// too. Senders send until they are told yes, as brokers do; what they were told and what is stored
/// is equal, and nothing is there twice.
@Timeout(900)
final class ChaosIT {
  private static final int EVENTS = 4_000;
  private static final int GROUPS = 400;
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
    try (var postgres = DurableServer.start(Map.of());
        var ledger = Ledger.open(postgres.settings(), AGENT);
        var one = GatewayProcess.start(postgres.settings(), Map.of());
        var other = GatewayProcess.start(postgres.settings(), Map.of());
        var senders = new Senders(List.of(one, other))) {
      var sent = senders.send(EVENTS, GROUPS);
      storm(postgres, one, other, senders);
      for (Future<?> each : sent) {
        var _ = each.get();
      }

      assertThat(senders.accepted()).hasSize(EVENTS + GROUPS);
      assertThat(ledger.count("select count(*) as n from rouse.incidents where open"))
          .isEqualTo(GROUPS);
      assertThat(
              ledger.count(
                  "select count(distinct event ->> 'id') as n from rouse.tasks"
                      + " where event ->> 'source' = '/chaos'"))
          .isEqualTo(EVENTS);
      assertThat(ledger.count("select count(*) as n from rouse.tasks"))
          .as("tasks of events, and one for each group of alerts")
          .isEqualTo(EVENTS + GROUPS);
      assertThat(ledger.count("select count(*) as n from rouse.runs")).isEqualTo(EVENTS + GROUPS);
      assertThat(one.terminate()).isZero();
      assertThat(other.terminate()).isZero();
    }
  }

  private static void storm(
      DurableServer postgres, GatewayProcess one, GatewayProcess other, Senders senders)
      throws Exception {
    int part = EVENTS / 8;
    awaitAccepted(senders, part);
    one.kill();
    awaitAccepted(senders, 2 * part);
    one.startAgain();
    postgres.kill();
    int toldNo = senders.toldNo();
    Ledger.await("somebody is told no", () -> senders.toldNo() > toldNo);
    postgres.restart();
    awaitAccepted(senders, 4 * part);
    other.kill();
    other.startAgain();
    postgres.kill();
    postgres.restart();
    one.kill();
    one.startAgain();
  }

  private static void awaitAccepted(Senders senders, int events) {
    Ledger.await(events + " are accepted", () -> senders.accepted().size() > events);
  }
}
