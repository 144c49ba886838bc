package dev.rouse.gateway.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.resource.kind.Agent;
import dev.rouse.gateway.Agents;
import dev.rouse.gateway.Door;
import dev.rouse.gateway.Http;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.sending.SendingRights;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each at the real HTTP edge of a gateway: what it is answered, and that nothing of it is stored.
final class BadInputTest {
  private static final String AGENT = "/agents/shop/clerk";
  private static final Map<String, String> STRUCTURED =
      Map.of("content-type", "application/cloudevents+json");
  private static final Map<String, String> BATCH =
      Map.of("content-type", "application/cloudevents-batch+json");
  private static final Agent CLERK =
      Agents.read(
          """
          apiVersion: rouse.dev/v1alpha1
          kind: Agent
          metadata: {name: clerk, namespace: shop}
          spec:
            systemMessage: You look after orders.
            triggers:
            - broker: {name: default}
            - alert: {matchers: ['severity="critical"']}
          """);

  private static Door door;
  private static Http http;
  private static String trigger;

  @BeforeAll
  static void open() throws Exception {
    door = Door.open(TestPostgres.shared().fresh(), CLERK);
    http = door.http();
    trigger = "/triggers/" + new SendingRights(door.database()).mint(CLERK.id(), "default");
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}",
        "{\"specversion\":1.0,\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",\"source\":\"/s\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"/s\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"Wrong-Name\":\"x\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"ext\":{\"a\":1}}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"time\":\"noon\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"a b\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":1,\"data_base64\":\"aGk=\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data_base64\":\"%%\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"id\":\"2\",\"source\":\"/s\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",",
        "[]",
        "",
      })
  void event_malformed_isRefused(String event) throws Exception {
    assertRefused(400, http.post(AGENT, event, STRUCTURED));
    assertRefused(400, http.post("/events", event, STRUCTURED));
    assertRefused(400, http.post(trigger, event, STRUCTURED));
  }

  @Test
  void header_twice_isRefused() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      String request =
          String.join(
              "\r\n",
              "POST " + AGENT + " HTTP/1.1",
              "host: a",
              "ce-specversion: 1.0",
              "ce-id: 1",
              "CE-ID: 2",
              "ce-source: /s",
              "ce-type: t",
              "content-length: 0",
              "",
              "");
      socket.getOutputStream().write(request.getBytes(UTF_8));

      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 400")
          .contains("header ce-id came twice");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%C3%28", "%FF"})
  void header_percentEncoding_thatIsNoUtf8_isRefused(String value) throws Exception {
    var headers =
        Map.of(
            "ce-specversion",
            "1.0",
            "ce-id",
            "h" + value,
            "ce-source",
            "/s",
            "ce-type",
            "t",
            "content-type",
            "text/plain");

    assertRefused(400, http.post(AGENT, "hello", headers));
  }

  @Test
  void batch_withOneBadElement_isRefusedWhole() throws Exception {
    String good = "{\"specversion\":\"1.0\",\"id\":\"good\",\"source\":\"/s\",\"type\":\"t\"}";
    String bad = "{\"specversion\":\"1.0\",\"id\":\"bad\",\"type\":\"t\"}";

    assertRefused(400, http.post(AGENT, "[" + good + "," + bad + "]", BATCH));
    assertRefused(400, http.post("/events", "[" + good + ",7]", BATCH));
    assertRefused(400, http.post(AGENT, good, BATCH));
    assertThat(http.get("/tasks?limit=1000").body()).doesNotContain("\"good\"");
  }

  @Test
  void contentType_thatDoesNotFitItsBody_isRefused() throws Exception {
    assertRefused(400, http.post(AGENT, "no json", Map.of("content-type", "application/json")));
    assertRefused(
        400, http.post(AGENT, "<e/>", Map.of("content-type", "application/cloudevents+xml")));
    assertRefused(400, http.post("/alerts", "a=b", Map.of("content-type", "text/plain")));
    assertRefused(400, http.post("/alerts", "[1,2]"));
  }

  @Test
  void body_tooLarge_isRefused() throws Exception {
    String tenMegabytes = "\"" + "x".repeat(10 << 20) + "\"";

    assertRefused(413, http.post(AGENT, tenMegabytes));
    assertRefused(413, http.post("/events", tenMegabytes));
    assertRefused(413, http.post(trigger, tenMegabytes));
    assertRefused(413, http.post("/alerts", "\"" + "x".repeat(17 << 20) + "\""));
  }

  @Test
  void json_deepOrWithNul() throws Exception {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);

    assertRefused(400, http.post(AGENT, deep));
    assertRefused(400, http.post(trigger, deep));
    assertRefused(400, http.post("/alerts", "{\"version\":\"4\",\"alerts\":" + deep + "}"));
    var nul = http.post(AGENT, "{\"text\":\"a\\u0000b\"}");
    assertThat(nul.statusCode()).isEqualTo(202);
    assertThat(http.get(nul.headers().firstValue("location").orElseThrow()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void gzipBomb_isNotUnpacked() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[50 << 20]);
    }

    var refused =
        http.post(
            "/alerts",
            packed.toByteArray(),
            Map.of("content-type", "application/json", "content-encoding", "gzip"));

    assertRefused(415, refused);
    for (String path : List.of(AGENT, "/events", trigger)) {
      var gzip = Map.of("content-type", "application/json", "content-encoding", "gzip");
      assertRefused(415, http.post(path, packed.toByteArray(), gzip));
    }
  }

  @Test
  void slowLoris_isHungUpOn_andHoldsUpNobody() throws Exception {
    try (var slow = Door.open(TestPostgres.shared().fresh(), Patience::little, CLERK)) {
      try (var headers = new Socket(InetAddress.getLoopbackAddress(), slow.port());
          var body = new Socket(InetAddress.getLoopbackAddress(), slow.port())) {
        headers.getOutputStream().write("POST / HTTP/1.1\r\nx-a:".getBytes(UTF_8));
        body.getOutputStream()
            .write(
                "POST /alerts HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n{".getBytes(UTF_8));

        assertThat(slow.http().post(AGENT, "1").statusCode()).isEqualTo(202);
        assertThat(headers.getInputStream().readAllBytes()).isEmpty();
        assertThat(new String(body.getInputStream().readAllBytes(), UTF_8))
            .startsWith("HTTP/1.1 408");
      }
    }
  }

  @Test
  void sameId_withAnotherBody_isRefused_andTheFirstStands() throws Exception {
    String first =
        "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"/s\",\"type\":\"t\",\"data\":1}";

    assertThat(http.post(AGENT, first, STRUCTURED).statusCode()).isEqualTo(202);
    assertRefused(422, http.post(AGENT, first.replace(":1}", ":2}"), STRUCTURED));
    assertThat(http.post("/events", first.replace(":1}", ":2}"), STRUCTURED).statusCode())
        .isEqualTo(202);
    assertThat(http.get("/dead").body()).contains("different-body");
  }

  @Test
  void unknownAgents_andPaths_areSaid() throws Exception {
    assertRefused(404, http.post("/agents/shop/clerks", "1"));
    assertRefused(404, http.post("/agents/nowhere/clerk", "1"));
    assertRefused(404, http.post("/agents/%00/%ff", "1"));
    assertRefused(404, http.post("/triggers/nothing", "1"));
    assertRefused(404, http.get("/tasks/nothing"));
    assertRefused(404, http.get("/tasks/%00"));
    assertRefused(400, http.get("/tasks?agent=nowhere"));
    assertRefused(400, http.get("/runs?limit=-1"));
    assertRefused(400, http.get("/dead?after=x"));
    assertThat(http.get("/dead?namespace=a%00b").statusCode()).isLessThan(500);
    assertThat(http.get("/dead?namespace=shop,shop").statusCode()).isEqualTo(200);
  }

  @Test
  void alerts_ofSkewedClocks_andRefires_openOneIncidentAtATime() throws Exception {
    assertThat(alert("skew", "firing", "2031-01-01T00:00:00Z", "0001-01-01T00:00:00Z"))
        .isEqualTo(202);
    assertThat(alert("skew", "resolved", "2031-01-01T00:00:00Z", "2030-12-31T23:59:59Z"))
        .isEqualTo(202);
    assertThat(incidents("skew", "open")).isOne();
    assertThat(alert("skew", "resolved", "2031-01-01T00:00:00Z", "2031-01-01T00:01:00Z"))
        .isEqualTo(202);
    assertThat(incidents("skew", "closed")).isOne();
    assertThat(alert("skew", "firing", "2031-01-01T00:00:00Z", "0001-01-01T00:00:00Z"))
        .isEqualTo(202);
    assertThat(incidents("skew", "closed")).isOne();
    assertThat(alert("skew", "firing", "2031-01-01T00:05:00Z", "0001-01-01T00:00:00Z"))
        .isEqualTo(202);
    assertThat(incidents("skew", "open")).isOne();
  }

  private static int alert(String group, String status, String starts, String ends)
      throws Exception {
    return http.post(
            "/alerts",
            """
            {"version":"4","groupKey":"%1$s","status":"%2$s","alerts":[
              {"status":"%2$s","labels":{"severity":"critical"},"startsAt":"%3$s",
               "endsAt":"%4$s","fingerprint":"f1"}]}
            """
                .formatted(group, status, starts, ends))
        .statusCode();
  }

  private static int incidents(String group, String state) {
    return door.count(
        "select count(*)::int as n from rouse.incidents where group_key = '%s' and open = %b"
            .formatted(group, state.equals("open")));
  }

  private static void assertRefused(int status, HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    assertThat(reply.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(reply.body()).contains("urn:rouse:problem:");
  }
}
