package dev.rouse.scaler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.embedded.TestPostgres;
import externalscaler.ExternalScalerGrpc.ExternalScalerBlockingStub;
import externalscaler.GetMetricsRequest;
import externalscaler.ScaledObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a real KEDA 2.20 was recorded to call, called again in the same order, with a real journal
/// behind the scaler.
final class RecordingTest {

  /// What the recorded server had as its target; ours takes it from the metadata.
  private static final Map<String, String> TARGET = Map.of("targetSize", "1");

  @TestFactory
  Stream<DynamicTest> recordings() throws IOException {
    return episodes().stream()
        .map(episode ->
            DynamicTest.dynamicTest(
                episode.getFirst().text("title").orElseThrow(),
                () -> new Replay().play(episode.subList(1, episode.size()))));
  }

  private static List<List<Json.Obj>> episodes() throws IOException {
    var episodes = new ArrayList<List<Json.Obj>>();
    try (InputStream file = RecordingTest.class.getResourceAsStream("/keda-calls.jsonl")) {
      for (String line : new String(file.readAllBytes(), UTF_8).lines().toList()) {
        var entry = (Json.Obj) Json.stored(line);
        if (entry.get("title").isPresent()) {
          episodes.add(new ArrayList<>());
        }
        episodes.getLast().add(entry);
      }
    }
    return episodes;
  }

  /// One episode, from an empty journal on.
  private static final class Replay {
    private final JournalSide journal;
    private final Scaler scaler;
    private final Keda keda;
    private final AgentId agent;
    private Optional<Keda.Said> stream = Optional.empty();

    Replay() throws Exception {
      var settings = TestPostgres.shared().fresh();
      journal = new JournalSide(settings);
      agent = journal.register("a1");
      scaler = Scaler.start(new ScalerSettings("127.0.0.1", 0, 0, Optional.empty(), settings));
      keda = Keda.calling(scaler.port());
      keda.await(agent, 0);
    }

    void play(List<Json.Obj> entries) throws InterruptedException {
      try (journal;
          scaler;
          keda) {
        for (var entry : entries) {
          entry.get("state").ifPresent(state -> become((Json.Obj) state));
          if (entry.get("call").isPresent()) {
            call(entry);
          }
        }
      }
    }

    private void become(Json.Obj state) {
      int backlog = number(state, "Metric");
      journal.backlog(agent, backlog);
      keda.await(agent, backlog);
    }

    private void call(Json.Obj entry) throws InterruptedException {
      String call = entry.text("call").orElseThrow();
      switch (call) {
        case "conn.open" -> {}
        case "StreamIsActive.open" -> stream = Optional.of(keda.listen(agent));
        case "StreamIsActive.push" -> {
          if (stream.isEmpty()) {
            stream = Optional.of(keda.listen(agent));
          }
          assertThat(stream.get().next()).isEqualTo("true");
        }
        case "GetMetricSpec" -> {
          var spec = ask(entry).getMetricSpec(ref(entry)).getMetricSpecs(0);
          assertThat(spec.getTargetSize()).isEqualTo(1);
          assertThat(spec.getTargetSizeFloat()).isEqualTo(1.0);
        }
        case "GetMetrics" -> metrics(entry);
        case "IsActive" ->
            assertThat(new Json.Bool(ask(entry).isActive(ref(entry)).getResult()))
                .isEqualTo(entry.get("ret").orElseThrow());
        default -> throw new AssertionError("KEDA called " + call);
      }
    }

    private void metrics(Json.Obj entry) {
      String metric = entry.text("metricName").orElseThrow();
      var asked =
          GetMetricsRequest.newBuilder().setScaledObjectRef(ref(entry)).setMetricName(metric);
      var value = ask(entry).getMetrics(asked.build()).getMetricValues(0);
      assertThat(value.getMetricName()).isEqualTo(metric);
      assertThat(value.getMetricValue()).isEqualTo(number(entry, "ret"));
      assertThat(value.getMetricValueFloat()).isEqualTo(number(entry, "ret"));
    }

    private ExternalScalerBlockingStub ask(Json.Obj entry) {
      return entry.get("deadline").isPresent()
          ? keda.ask().withDeadlineAfter(Duration.ofMinutes(1))
          : keda.ask();
    }

    private static ScaledObjectRef ref(Json.Obj entry) {
      var name = AgentId.parse(entry.text("name").orElseThrow());
      var metadata = ScaledObjectRef.newBuilder();
      ((Json.Obj) entry.get("metadata").orElseThrow())
          .fields()
          .forEach((key, value) -> metadata.putScalerMetadata(key, ((Json.Str) value).value()));
      return metadata
          .setName(name.name())
          .setNamespace(name.namespace())
          .putAllScalerMetadata(TARGET)
          .build();
    }

    private static int number(Json.Obj object, String name) {
      return ((Json.Num) object.get(name).orElseThrow()).value().intValueExact();
    }
  }
}
