package dev.rouse.gateway.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.resource.kind.Agent;
import dev.rouse.gateway.Agents;
import dev.rouse.gateway.Door;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.sending.SendingRights;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Damaged payloads at each entrance: never a 500, never silence, and a task behind each 202 that
/// names one. `-Dfuzz.seed` and `-Dfuzz.runs` repeat a run or make it longer.
final class FuzzTest {
  private static final Set<Integer> EXPECTED = Set.of(202, 204, 400, 404, 405, 409, 413, 415, 422);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int USUAL_RUNS = 3_000;
  private static final Agent CLERK =
      Agents.read(
          """
          apiVersion: rouse.dev/v1alpha1
          kind: Agent
          metadata: {name: clerk, namespace: shop}
          spec:
            systemMessage: You look after orders.
            session: {key: subject}
            triggers:
            - broker: {name: default, filters: [{not: {cesql: "subject LIKE 'no%'"}}]}
            - alert: {matchers: ['severity=~"crit.*"'], storm: {incidents: 1000, per: 1m}}
          """);
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"e1","source":"/shop/orders","type":"com.example.order.failed",
       "subject":"order/7","time":"2026-11-21T12:00:00.123Z","datacontenttype":"application/json",
       "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
       "data":{"order":{"id":7,"lines":[1.5,true,null,"\\u00e9"]}}}
      """;
  private static final String ALERTS =
      """
      {"version":"4","groupKey":"{}:{alertname=\\"High\\"}","truncatedAlerts":0,"status":"firing",
       "receiver":"rouse","groupLabels":{"alertname":"High"},"commonLabels":{"team":"shop"},
       "commonAnnotations":{},"externalURL":"http://am","notification_reason":"first",
       "alerts":[{"status":"firing","labels":{"alertname":"High","severity":"critical"},
         "annotations":{"summary":"it is high"},"startsAt":"2026-11-21T12:00:00.123Z",
         "endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://p","fingerprint":"f1"},
        {"status":"resolved","labels":{"severity":"critical"},"annotations":{},
         "startsAt":"2026-11-21T11:00:00Z","endsAt":"2026-11-21T11:30:00Z","fingerprint":"f2"}]}
      """;
  private static final String APPROVAL = "{\"decision\":\"approve\",\"reason\":\"fine\"}";

  private record Entrance(String path, String type, String payload) {}

  private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
  private final Mutations mutations = new Mutations(seed);

  @Test
  void everyEntrance_answersWhateverItGets() throws Exception {
    int runs = Integer.getInteger("fuzz.runs", USUAL_RUNS);
    try (var door = Door.open(TestPostgres.shared().fresh(), CLERK);
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var entrances = entrances(new SendingRights(door.database()).mint(CLERK.id(), "fuzz"));
      for (int run = 0; run < runs; run++) {
        attempt(door, client, mutations.one(entrances), run);
      }
    }
  }

  private void attempt(Door door, HttpClient client, Entrance entrance, int run) throws Exception {
    byte[] body = mutations.damaged(entrance.payload());
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + entrance.path()))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(body));
    headers(entrance).forEach(request::setHeader);
    var reply = client.send(request.build(), BodyHandlers.ofString());

    assertThat(EXPECTED)
        .as("seed %d, run %d, %s: %s", seed, run, entrance.path(), reply.body())
        .contains(reply.statusCode());
    if (reply.statusCode() == 202) {
      assertThat(places(reply))
          .allSatisfy(place ->
              assertThat(door.http().get(place).statusCode())
                  .as("seed %d, run %d, %s", seed, run, place)
                  .isEqualTo(200));
    }
  }

  private static List<String> places(HttpResponse<String> reply) {
    return Stream.concat(
            reply.headers().allValues("location").stream(),
            reply.headers().allValues("link").stream()
                .flatMap(link -> Stream.of(link.split(", ", -1)))
                .map(link -> link.substring(1, link.indexOf('>'))))
        .toList();
  }

  private static List<Entrance> entrances(String token) {
    String structured = "application/cloudevents+json";
    String batch = "application/cloudevents-batch+json";
    String json = "application/json";
    return List.of(
        new Entrance("/agents/shop/clerk", structured, EVENT),
        new Entrance("/agents/shop/clerk", batch, "[" + EVENT + "," + EVENT + "]"),
        new Entrance("/agents/shop/clerk", json, "{\"question\":\"what is wrong?\"}"),
        new Entrance("/events", structured, EVENT),
        new Entrance("/events", batch, "[" + EVENT + "]"),
        new Entrance("/triggers/" + token, structured, EVENT),
        new Entrance("/alerts", json, ALERTS),
        new Entrance("/approvals/shop.a.b", json, APPROVAL),
        new Entrance("/dead/shop.a/redrive", json, ""));
  }

  /// Sometimes as a binary event, with damaged headers too.
  private Map<String, String> headers(Entrance entrance) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("content-type", entrance.type());
    if (mutations.chance(4)) {
      headers.put("content-type", "application/json");
      Map.of("ce-specversion", "1.0", "ce-id", "b1", "ce-source", "/s", "ce-type", "t")
          .forEach((name, value) -> headers.put(name, headerValue(value)));
    }
    if (mutations.chance(8)) {
      headers.put("idempotency-key", headerValue("key"));
    }
    return headers;
  }

  /// What an HTTP client lets through.
  private String headerValue(String value) {
    if (!mutations.chance(3)) {
      return value;
    }
    return new String(mutations.damaged(value + "%C3%A9"), ISO_8859_1)
        .replaceAll("[^\\x20-\\x7e]", "?");
  }
}
