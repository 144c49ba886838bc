package dev.rouse.core.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AlertTextTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void of_alerts_saysWhatFiresSinceWhenAndWhereToLook() {
    var event =
        alerts(
            """
            {"alerts":[
              {"status":"firing","startsAt":"2026-11-21T11:48:30Z",
               "labels":{"pod":"web-1","alertname":"OutOfMemory"},
               "annotations":{"summary":"web-1 is at its limit"},
               "generatorURL":"http://prometheus/graph"},
              {"status":"resolved","startsAt":"2026-11-19T10:00:00.5+01:00",
               "labels":{"alertname":"Slow"}}],
             "truncatedAlerts":3}
            """);

    assertThat(EventText.of(event, NOON))
        .isEqualTo(
            """
            2 alerts:

            OutOfMemory: firing, began 11m 30s ago
              labels: alertname=OutOfMemory, pod=web-1
              summary: web-1 is at its limit
              link: http://prometheus/graph

            Slow: resolved, began 2d 2h ago
              labels: alertname=Slow

            (and 3 more that are not shown)\
            """);
  }

  @Test
  void of_somethingElse_isShownWhole() {
    assertThat(EventText.of(alerts("{\"groups\":[]}"), NOON)).contains("{\"groups\":[]}");
  }

  private static Event alerts(String data) {
    return Event.of("1", "/alerts", "dev.rouse.alerts.firing", Json.parse(data));
  }
}
