package dev.rouse.agent.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.json.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way to ask an agent at its own URL.
final class WaysInIT {
  private static final String WITH_CLOCK = Whole.AGENT + "  tools: [{name: time-now}]\n";
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @TempDir private Path folder;
  private Whole whole;

  @BeforeEach
  void start() throws Exception {
    whole = new Whole(folder).start(WITH_CLOCK);
  }

  @AfterEach
  void close() {
    whole.close();
  }

  @Test
  void json_modelAndTool_isAnsweredAsJson() throws Exception {
    whole.models().script(Reply.calling(Whole.call("time-now", "{}")), Reply.text("It is late."));

    var answer = whole.send(whole.json("{\"message\":\"How late is it?\"}"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"message\":\"It is late.\"}");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(whole.models().heard().getFirst().body().write()).contains("How late is it?");
    assertThat(whole.models().heard().getLast().body().write()).contains("weekday");
  }

  @Test
  void text_isAnsweredAsText() throws Exception {
    whole.models().script(Reply.text("Grüße"));

    var answer = whole.send(whole.post("text/plain; charset=utf-8", "Say grüße"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("Grüße");
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
  }

  @Test
  void event_binary_isAnsweredByAnEvent_ofTheSameTrace() throws Exception {
    whole.models().script(Reply.text("Done."));

    var answer = whole.send(whole.event("e1", "{\"order\":7}").header("traceparent", TRACE));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "ce-type")).isEqualTo("dev.rouse.run.completed");
    assertThat(header(answer, "ce-source")).isEqualTo("/agents/tests/helper");
    assertThat(header(answer, "ce-subject")).isEqualTo(header(answer, "rouse-run"));
    assertThat(header(answer, "ce-rousehops")).isEqualTo("1");
    assertThat(header(answer, "ce-traceparent")).isEqualTo(TRACE);
    assertThat(Json.parse(answer.body()).at("text")).hasValue(Json.of("Done."));
    assertThat(Json.parse(answer.body()).at("cause.id")).hasValue(Json.of("e1"));
  }

  @Test
  void event_structured_isAnsweredByAnEvent() throws Exception {
    whole.models().script(Reply.text("Done."));

    var answer =
        whole.send(
            whole.post(
                "application/cloudevents+json",
                """
                {"specversion":"1.0","id":"s1","source":"/tests","type":"test.asked",
                 "data":{"message":"Do it"}}
                """));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "ce-type")).isEqualTo("dev.rouse.run.completed");
  }

  @Test
  void batch_isAnsweredByABatch() throws Exception {
    whole.models().script(Reply.text("Same."), Reply.text("Same."));

    var answer =
        whole.send(
            whole.post(
                "application/cloudevents-batch+json",
                """
                [{"specversion":"1.0","id":"b1","source":"/tests","type":"t","data":"one"},
                 {"specversion":"1.0","id":"b2","source":"/tests","type":"t","data":"two"}]
                """));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "content-type")).isEqualTo("application/cloudevents-batch+json");
    assertThat(Json.parse(answer.body()).at("0.data.cause.id")).hasValue(Json.of("b1"));
    assertThat(Json.parse(answer.body()).at("1.data.cause.id")).hasValue(Json.of("b2"));
  }

  @Test
  void stream_stepsAndWords_thenTheEnd() throws Exception {
    whole
        .models()
        .script(Reply.calling(Whole.call("time-now", "{}")), Reply.text("It is quite late."));

    var answer =
        whole.send(whole.json("{\"message\":\"?\"}").header("accept", "text/event-stream"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "content-type")).isEqualTo("text/event-stream");
    assertThat(answer.body())
        .startsWith("event: run\n")
        .contains("\"kind\":\"answered\",\"tools\":[\"time-now\"]", "\"kind\":\"returned\"")
        .contains("event: text\ndata: {\"text\":\"It\"}", "data: {\"text\":\" late.\"}")
        .doesNotContain("weekday");
    assertThat(answer.body().lines().filter(line -> line.startsWith("event: ")).toList().getLast())
        .isEqualTo("event: completed");
  }

  @Test
  void sentAgain_finished_sameAnswer() throws Exception {
    whole.models().script(Reply.text("Once."));
    var first = whole.send(whole.event("twice", "{}"));

    var second = whole.send(whole.event("twice", "{}"));

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(header(second, "ce-id")).isEqualTo(header(first, "ce-id"));
    assertThat(whole.models().heard()).hasSize(1);
  }

  @Test
  void sentAgain_otherBody_isRefused() throws Exception {
    whole.models().script(Reply.text("Once."));
    var _ = whole.send(whole.event("same", "{\"a\":1}"));

    var second = whole.send(whole.event("same", "{\"a\":2}"));

    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body()).contains("urn:rouse:problem:different-body");
  }

  @Test
  void idempotencyKey_sentAgain_sameAnswer() throws Exception {
    whole.models().script(Reply.text("Once."));
    var first = whole.send(whole.json("{\"message\":\"?\"}").header("idempotency-key", "k"));

    var second = whole.send(whole.json("{\"message\":\"?\"}").header("idempotency-key", "k"));

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(whole.models().heard()).hasSize(1);
  }

  @Test
  void badInput_isRefusedAsAProblem() throws Exception {
    assertRefused(whole.send(whole.json("{\"mess")), 400, "malformed");
    assertRefused(whole.send(whole.json("")), 400, "malformed");
    assertRefused(whole.send(whole.json("{}").header("ce-specversion", "1.0")), 400, "malformed");
    assertRefused(
        whole.send(whole.event("far", "{}").header("ce-rousehops", "9")), 422, "too-many-hops");
    assertRefused(whole.send(whole.json("{}").uri(whole.address("/other"))), 404, "not-found");
    assertRefused(whole.send(whole.json("{}").GET()), 405, "malformed");
    assertRefused(whole.send(whole.json("\"" + "x".repeat(2 << 20) + "\"")), 413, "too-large");
    assertThat(whole.models().heard()).isEmpty();
  }

  @Test
  void failedRun_isAnsweredWithItsProblem() throws Exception {
    whole.models().script(Reply.refused(401, "{\"error\":{\"message\":\"bad key\"}}"));

    var answer = whole.send(whole.json("{\"message\":\"?\"}"));

    assertRefused(answer, 502, "model");
    assertThat(answer.body()).contains("ModelConfig fake");
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String kind) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "content-type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("urn:rouse:problem:" + kind);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
