package dev.rouse.edge.sent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SentTest {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final Caller ANN = Caller.named("ann");

  @Test
  void read_plain_isAnEventOfItsCaller() {
    var event = only(read(Map.of(), "why?"));

    assertThat(event.source()).isEqualTo("/callers/ann");
    assertThat(event.type()).isEqualTo(Sent.TYPE);
    assertThat(event.data()).contains(Json.of("why?"));
  }

  @Test
  void read_sameIdempotencyKey_isTheSameEvent() {
    var headers = Map.of("idempotency-key", "k1");

    assertThat(only(read(headers, "why?")).id()).isEqualTo(only(read(headers, "why?")).id());
  }

  @Test
  void read_noIdempotencyKey_isNewEachTime() {
    assertThat(only(read(Map.of(), "why?")).id()).isNotEqualTo(only(read(Map.of(), "why?")).id());
  }

  @Test
  void read_requestOfATrace_eventsBelongToIt() {
    var event = only(read(Map.of("traceparent", TRACE, "tracestate", "a=b"), "why?"));

    assertThat(event.extensions())
        .containsEntry("traceparent", TRACE)
        .containsEntry("tracestate", "a=b");
  }

  @Test
  void read_cloudEvent_isLeftAsItIs() {
    var event = Event.of("1", "/shop", "com.example.order", Json.of(1));
    var headers = Map.of("content-type", "application/cloudevents+json");

    assertThat(Sent.read(request(headers, event.toJson().write()), ANN))
        .isEqualTo(new Sent.Events(List.of(event), false));
  }

  @Test
  void read_nothing_isRefused() {
    assertThat(read(Map.of(), ""))
        .isInstanceOfSatisfying(
            Sent.Refused.class,
            refused -> assertThat(refused.problem().detail()).contains("the body is empty"));
  }

  private static Sent read(Map<String, String> headers, String body) {
    var all = new HashMap<>(headers);
    all.put("content-type", "text/plain");
    return Sent.read(request(all, body), ANN);
  }

  private static Event only(Sent sent) {
    return ((Sent.Events) sent).events().getFirst();
  }

  private static Request request(Map<String, String> headers, String body) {
    return new Request("POST", "/", "", headers, body.getBytes(UTF_8));
  }
}
