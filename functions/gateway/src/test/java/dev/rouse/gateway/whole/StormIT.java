package dev.rouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.resource.kind.Agent;
import dev.rouse.gateway.Agents;
import dev.rouse.gateway.Door;
import dev.rouse.gateway.Http;
import dev.rouse.journal.embedded.TestPostgres;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Twenty thousand alerts in one storm: none is lost, and few runs begin.
final class StormIT {
  private static final int ALERTS = 20_000;
  private static final int GROUPS = 2_000;
  private static final int SENDERS = 16;
  private static final Agent TROUBLESHOOTER =
      Agents.read(
          """
          apiVersion: rouse.dev/v1alpha1
          kind: Agent
          metadata: {name: troubleshooter, namespace: ops}
          spec:
            systemMessage: You find out why an alert fires.
            triggers:
            - alert: {matchers: ['severity="critical"'], storm: {incidents: 10, per: 10m}}
          """);

  private Door door;
  private Http http;

  @BeforeEach
  void open() throws Exception {
    door = Door.open(TestPostgres.shared().fresh(), TROUBLESHOOTER);
    http = door.http();
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void alerts_inManyGroups_areIncidents_andTenRuns() throws Exception {
    try (var senders = Executors.newFixedThreadPool(SENDERS)) {
      var answers =
          senders.invokeAll(
              IntStream.range(0, GROUPS)
                  .<Callable<Integer>>mapToObj(group -> () -> sent(group, ALERTS / GROUPS))
                  .toList());
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(202);
      }
    }

    assertThat(
            door.count(
                """
                select sum((select count(*) from json_object_keys(i.body -> 'alerts')))::int as n
                from rouse.incidents i
                where i.open
                """))
        .isEqualTo(ALERTS);
    assertThat(door.count("select count(*)::int as n from rouse.incidents")).isEqualTo(GROUPS);
    assertThat(door.count("select count(*)::int as n from rouse.runs")).isEqualTo(10);
    assertThat(metric("rouse_incidents_held_back")).contains("} " + (GROUPS - 10));
  }

  @Test
  void alerts_inOneGroup_areOneIncidentAndOneRun() throws Exception {
    assertThat(sent(1, ALERTS)).isEqualTo(202);
    assertThat(sent(1, ALERTS)).isEqualTo(202);

    assertThat(door.count("select count(*)::int as n from rouse.runs")).isOne();
    assertThat(
            door.count(
                """
                select count(*)::int as n
                from rouse.incidents i, json_object_keys(i.body -> 'alerts')
                """))
        .isEqualTo(ALERTS);
    assertThat(
            door.count(
                """
                select (t.event -> 'data' ->> 'truncatedAlerts')::int as n from rouse.tasks t
                """))
        .isEqualTo(ALERTS - 1_000);
  }

  private String metric(String name) throws Exception {
    return http.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .collect(Collectors.joining());
  }

  private int sent(int group, int alerts) throws Exception {
    String all =
        IntStream.range(0, alerts)
            .mapToObj(StormIT::alert)
            .collect(Collectors.joining(",", "[", "]"));
    return http.post(
            "/alerts",
            """
            {"version":"4","groupKey":"group-%d","status":"firing","truncatedAlerts":0,
             "commonLabels":{"severity":"critical"},"alerts":%s}
            """
                .formatted(group, all))
        .statusCode();
  }

  private static String alert(int number) {
    return """
    {"status":"firing","labels":{"alertname":"High","severity":"critical","pod":"cart-%1$d"},
     "annotations":{"summary":"cart-%1$d is out of memory","runbook":"https://wiki/memory"},
     "startsAt":"2026-11-21T12:00:00Z","endsAt":"0001-01-01T00:00:00Z",
     "generatorURL":"http://prometheus/graph","fingerprint":"f%1$d"}\
    """
        .formatted(number);
  }
}
