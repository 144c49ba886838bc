package dev.rouse.edge.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.task.Event;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventsTest {
  private static final Event EVENT =
      Event.of("1", "/shop", "order.failed", Json.object().put("order", 7).done())
          .withSubject("7")
          .withExtension("rousehops", "2");

  static List<Event> events() {
    return List.of(
        EVENT,
        new Event(
            "ü 1",
            "https://example.com/s",
            "t",
            Optional.empty(),
            Optional.of("2026-11-21T10:00:00.123Z"),
            Optional.of("text/plain; charset=utf-8"),
            Optional.of(Json.of("line\none")),
            Optional.empty(),
            Map.of()),
        new Event(
            "2",
            "/s",
            "t",
            Optional.empty(),
            Optional.empty(),
            Optional.of("application/octet-stream"),
            Optional.empty(),
            Optional.of("AAH/"),
            Map.of()),
        new Event(
            "3",
            "/s",
            "t",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void read_binaryMode_isWhatWasWritten(Event event) {
    var headers = new TreeMap<String, String>();
    var body =
        EventsOut.binary(event, (name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));

    assertThat(EventsIn.read(headers, body.orElse(new byte[0])))
        .isEqualTo(new Received.Events(List.of(event)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void read_structuredMode_isWhatWasWritten(Event event) {
    assertThat(read("application/cloudevents+json; charset=utf-8", event.toJson().write()))
        .isEqualTo(new Received.Events(List.of(event)));
  }

  @Test
  void read_batch_isAllOfThem() {
    String batch = Json.array(events().stream().map(Event::toJson).toList()).write();

    assertThat(read("application/cloudevents-batch+json", batch))
        .isEqualTo(new Received.Events(events()));
  }

  @Test
  void read_noCloudEvent_isPlain() {
    assertThat(read("application/json", "{\"message\":\"hi\"}"))
        .isInstanceOfSatisfying(
            Received.Plain.class,
            plain ->
                assertThat(plain.named("1", "/s", "t").data())
                    .contains(Json.object().put("message", "hi").done()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"specversion\":\"1.0\"}",
        "{\"specversion\":\"0.9\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",\"id\":1,\"source\":\"/s\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"a b\",\"type\":\"t\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"time\":\"now\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data_base64\":\"?\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"Bad_Name\":\"x\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"ext\":{}}"
      })
  void read_brokenEvent_isRefusedAndSaysWhy(String body) {
    assertThat(read("application/cloudevents+json", body))
        .isInstanceOfSatisfying(
            Received.Refused.class,
            refused -> {
              assertThat(refused.problem().kind()).isEqualTo(Kind.MALFORMED);
              assertThat(refused.problem().detail()).hasSizeGreaterThan(25);
            });
  }

  @Test
  void read_binaryWithBrokenJson_isRefused() {
    var headers =
        Map.of(
            "ce-specversion",
            "1.0",
            "ce-id",
            "1",
            "ce-source",
            "/s",
            "ce-type",
            "t",
            "content-type",
            "application/json");

    assertThat(EventsIn.read(headers, "{\"a\":".getBytes(UTF_8)))
        .isInstanceOf(Received.Refused.class);
  }

  private static Received read(String contentType, String body) {
    return EventsIn.read(Map.of("content-type", contentType), body.getBytes(UTF_8));
  }
}
