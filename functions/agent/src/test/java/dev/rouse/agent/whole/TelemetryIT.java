package dev.rouse.agent.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.Reply;
import dev.rouse.agent.whole.Collector.Got;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run tells a collector of itself.
final class TelemetryIT {
  private static final String WITH_CLOCK = Whole.AGENT + "  tools: [{name: time-now}]\n";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CAUSE = "00f067aa0ba902b7";
  private static final String PARENT = "00-" + TRACE + "-" + CAUSE + "-01";

  @TempDir private Path folder;
  private Whole whole;

  @BeforeEach
  void open() throws Exception {
    whole = new Whole(folder);
  }

  @AfterEach
  void close() {
    whole.close();
  }

  @Test
  void run_isASpanAndItsCallsAreItsChildren_inTheEventsTrace() throws Exception {
    try (var collector = new Collector()) {
      whole.start(WITH_CLOCK, telemetry(collector));
      whole.models().script(Reply.calling(Whole.call("time-now", "{}")), Reply.text("Late."));

      var answer = whole.send(whole.event("t1", "{}").header("traceparent", PARENT));

      assertThat(answer.body()).contains("Late.");
      var spans = spans(collector, 4);
      assertThat(spans)
          .extracting(Got::name)
          .containsExactly(
              "invoke_agent helper", "chat fake-1", "execute_tool time-now", "chat fake-1");
      var run = spans.getFirst();
      assertThat(spans).extracting(Got::trace).containsOnly(TRACE);
      assertThat(run.parent()).isEqualTo(CAUSE);
      assertThat(spans.subList(1, 4)).extracting(Got::parent).containsOnly(run.id());
      assertThat(spans)
          .noneMatch(Got::failed)
          .allMatch(span -> span.begun().compareTo(span.ended()) <= 0);
      assertDescribed(run, spans.get(1), spans.get(2));
      assertThat(whole.models().heard())
          .extracting(heard -> heard.header("traceparent"))
          .containsExactly(traceparent(spans.get(1)), traceparent(spans.get(3)));
    }
  }

  private static void assertDescribed(Got run, Got question, Got call) {
    assertThat(run.resource())
        .containsEntry("service.name", "helper")
        .containsEntry("service.namespace", "tests")
        .containsEntry("deployment.environment.name", "a, b");
    assertThat(run.attributes())
        .containsEntry("gen_ai.operation.name", "invoke_agent")
        .containsEntry("gen_ai.agent.name", "helper")
        .containsEntry("gen_ai.usage.input_tokens", "200")
        .containsEntry("gen_ai.usage.output_tokens", "14")
        .containsEntry("rouse.run.outcome", "completed");
    assertThat(question.kind()).isEqualTo(3);
    assertThat(question.attributes())
        .containsEntry("gen_ai.operation.name", "chat")
        .containsEntry("gen_ai.provider.name", "openai")
        .containsEntry("gen_ai.request.model", "fake-1")
        .containsEntry("gen_ai.usage.input_tokens", "100")
        .containsEntry("gen_ai.usage.cache_read.input_tokens", "40")
        .containsEntry("gen_ai.response.finish_reasons", "[tool_call]")
        .doesNotContainKeys("gen_ai.input.messages", "gen_ai.output.messages");
    assertThat(call.attributes())
        .containsEntry("gen_ai.operation.name", "execute_tool")
        .containsEntry("gen_ai.tool.name", "time-now")
        .containsKey("gen_ai.tool.call.id")
        .doesNotContainKeys("gen_ai.tool.call.arguments", "gen_ai.tool.call.result");
  }

  @Test
  void content_isTold_whereItIsAskedFor() throws Exception {
    try (var collector = new Collector()) {
      var settings = new ArrayList<>(List.of(telemetry(collector)));
      settings.addAll(List.of("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true"));
      whole.start(WITH_CLOCK, settings.toArray(String[]::new));
      whole.models().script(Reply.calling(Whole.call("time-now", "{}")), Reply.text("Late."));

      var _ = whole.send(whole.json("{\"message\":\"How late is it?\"}"));

      var spans = spans(collector, 4);
      assertThat(spans.get(1).attributes().get("gen_ai.system_instructions")).contains("Help.");
      assertThat(spans.get(1).attributes().get("gen_ai.input.messages"))
          .contains(
              "{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"How late is"
                  + " it?\"}]}");
      assertThat(spans.get(2).attributes().get("gen_ai.tool.call.result")).contains("weekday");
      assertThat(spans.get(3).attributes().get("gen_ai.input.messages"))
          .contains("tool_call_response", "weekday");
      assertThat(spans.get(3).attributes().get("gen_ai.output.messages"))
          .contains("Late.", "\"finish_reason\":\"stop\"");
    }
  }

  @Test
  void failure_isTold_andACollectorThatIsBusyIsAskedAgain() throws Exception {
    try (var collector = new Collector(503, 429)) {
      whole.start(Whole.AGENT, telemetry(collector));
      whole.models().script(Reply.refused(401, "{\"error\":{\"message\":\"bad key\"}}"));

      var _ = whole.send(whole.json("{\"message\":\"?\"}"));

      var spans = spans(collector, 2);
      assertThat(spans).allMatch(Got::failed);
      assertThat(spans.getFirst().attributes())
          .containsEntry("error.type", "urn:rouse:problem:model");
      assertThat(spans.getLast().attributes()).containsEntry("error.type", "lasting");
    }
  }

  @Test
  void notSampled_nothingIsSent_andTheTraceIsCarriedOn() throws Exception {
    String unsampled = "00-" + TRACE + "-" + CAUSE + "-00";
    try (var collector = new Collector()) {
      whole.start(Whole.AGENT, telemetry(collector));
      whole.models().script(Reply.text("Quiet."), Reply.text("Loud."));

      var _ = whole.send(whole.event("u1", "{}").header("traceparent", unsampled));
      var _ = whole.send(whole.event("u2", "{}").header("traceparent", PARENT));

      assertThat(spans(collector, 2)).extracting(Got::parent).contains(CAUSE);
      assertThat(collector.rest()).isEmpty();
      assertThat(whole.models().heard().getFirst().header("traceparent")).isEqualTo(unsampled);
    }
  }

  @Test
  void collectorAway_costsARunNothing() throws Exception {
    String nowhere = "http://127.0.0.1:9";
    whole.start(Whole.AGENT, "OTEL_EXPORTER_OTLP_ENDPOINT", nowhere);
    whole.models().script(Reply.text("Here."));

    assertThat(whole.send(whole.json("{\"message\":\"?\"}")).body()).contains("Here.");
  }

  @Test
  void killed_theNextProcessGoesOnWithTheTrace_andTellsAllBeforeItEnds() throws Exception {
    try (var collector = new Collector()) {
      String file = whole.definition(WITH_CLOCK).toString();
      var environment = whole.environment(telemetry(collector));
      whole.models().script(Reply.calling(Whole.call("time-now", "{}")), new Reply.Silent());
      try (var first = AgentProcess.start(environment, "--definition", file)) {
        var _ = whole.client().sendAsync(event(first), HttpResponse.BodyHandlers.ofString());
        whole.models().awaitArrival();
        whole.models().awaitArrival();
        assertThat(spans(collector, 2))
            .extracting(Got::name)
            .containsExactly("chat fake-1", "execute_tool time-now");
        first.kill();
      }
      whole.models().script(Reply.text("Recovered."));
      try (var second = AgentProcess.start(environment, "--definition", file)) {
        whole.models().awaitArrival();
        var ended = second.awaitSaid("run ended");

        assertThat(second.stop()).isZero();

        var spans = collector.rest().stream().sorted(Comparator.comparing(Got::name)).toList();
        assertThat(spans)
            .extracting(Got::name)
            .containsExactly("chat fake-1", "invoke_agent helper");
        assertThat(spans.getFirst().parent()).isEqualTo(spans.getLast().id());
        assertThat(spans.getLast().attributes()).containsEntry("gen_ai.usage.input_tokens", "200");
        assertThat(ended.at("trace").orElseThrow().write())
            .as("a trace of its own")
            .isEqualTo("\"" + spans.getLast().trace() + "\"")
            .isEqualTo(ended.at("run").orElseThrow().write());
      }
    }
  }

  @Test
  void withoutAnEndpoint_noClassOfTelemetryIsLoaded() throws Exception {
    var log = folder.resolve("classes.log");
    String file = whole.definition(WITH_CLOCK).toString();
    var environment = whole.environment("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
    whole.models().script(Reply.calling(Whole.call("time-now", "{}")), Reply.text("Late."));
    try (var agent = AgentProcess.start(environment, "--definition", file)) {
      var answer = whole.client().send(event(agent), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).contains("Late.");
      assertThat(agent.stop()).isZero();
    }

    try (var lines = Files.lines(log)) {
      var loaded = lines.filter(line -> line.contains("dev.rouse.agent.")).toList();
      assertThat(loaded)
          .anyMatch(line -> line.contains("dev.rouse.agent.watch.Follower"))
          .anyMatch(line -> line.contains("dev.rouse.agent.tool.time.TimeTool"))
          .noneMatch(line -> line.contains("dev.rouse.agent.telemetry"))
          .noneMatch(
              line -> line.matches(".*agent\\.tool\\.(kubernetes|helm|github|mcp|web)\\..*"));
    }
  }

  private static String[] telemetry(Collector collector) {
    return new String[] {
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      collector.url(),
      "OTEL_EXPORTER_OTLP_HEADERS",
      "x-key=s3cret",
      "OTEL_RESOURCE_ATTRIBUTES",
      "deployment.environment.name=a%2C%20b"
    };
  }

  /// So many spans, in the order in which they began.
  private static List<Got> spans(Collector collector, int count) throws InterruptedException {
    var spans = new ArrayList<Got>();
    while (spans.size() < count) {
      spans.add(collector.next());
    }
    spans.sort(Comparator.comparing(Got::begun));
    return spans;
  }

  private static String traceparent(Got span) {
    return "00-" + span.trace() + "-" + span.id() + "-01";
  }

  private static HttpRequest event(AgentProcess agent) throws InterruptedException {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.awaitPort() + "/"))
        .headers("ce-specversion", "1.0", "ce-id", "e1", "ce-source", "/tests", "ce-type", "asked")
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .build();
  }
}
