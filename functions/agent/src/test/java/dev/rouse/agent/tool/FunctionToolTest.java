package dev.rouse.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.tool.FakeServer.Answer;
import dev.rouse.core.resource.Destination;
import dev.rouse.core.resource.tool.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FunctionToolTest {
  private final FakeServer server = new FakeServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void call_isAnEventInBinaryMode_theSameEachTime() throws InterruptedException {
    server.on("/refund", Answer.json("{\"refunded\":true}"));

    assertThat(Calls.anywhere().output(function(), "{\"order\":7}"))
        .isEqualTo("{\"refunded\":true}");
    assertThat(Calls.anywhere().output(function(), "{\"order\":7}")).isNotEmpty();

    var asked = server.asked().getFirst();
    assertThat(asked.body()).isEqualTo("{\"order\":7}");
    assertThat(asked.headers())
        .containsEntry("ce-specversion", "1.0")
        .containsEntry("ce-type", "com.example.refund")
        .containsEntry("ce-source", "/namespaces/ops/runs/0123456789abcdef0123456789abcdef")
        .containsEntry("ce-id", Calls.anywhere().of("tool", function(), "{}").key())
        .containsEntry("content-type", "application/json");
    assertThat(server.asked().getLast().headers()).isEqualTo(asked.headers());
  }

  @Test
  void answer_structuredEventOrNothing() throws InterruptedException {
    server.on(
        "/refund",
        new Answer(
            200,
            Map.of("Content-Type", "application/cloudevents+json"),
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"t\",\"source\":\"s\",\"data\":{\"a\":1}}"));
    assertThat(Calls.anywhere().output(function(), "{}")).isEqualTo("{\"a\":1}");

    server.on("/refund", new Answer(202, Map.of(), ""));
    assertThat(Calls.anywhere().output(function(), "{}")).contains("HTTP 202");
  }

  @Test
  void answer_refusal_isTold() throws InterruptedException {
    server.on("/refund", new Answer(422, Map.of(), "no such order"));

    assertThat(Calls.anywhere().failure(function(), "{}"))
        .isEqualTo("The function answers HTTP 422: no such order");
  }

  @Test
  void sink_ofUnknownKind_asksForItsUri() throws InterruptedException {
    var sink =
        new Destination.Addressable("messaging.knative.dev/v1", "Channel", "c", Optional.empty());

    assertThat(Calls.anywhere().failure(new Settings.Function(sink, Optional.empty()), "{}"))
        .contains("a Channel", "`uri`");
  }

  private Settings function() {
    return new Settings.Function(
        new Destination.Address(server.uri("/refund")), Optional.of("com.example.refund"));
  }
}
