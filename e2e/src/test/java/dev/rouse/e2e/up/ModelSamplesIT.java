package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Provider;
import dev.rouse.core.step.ToolRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The samples that ask a model: as they stand, but for where the model is.
final class ModelSamplesIT {
  private static final Path SAMPLES = Path.of("../samples");
  private static final String KEY = "sk-of-the-test";

  @TempDir private Path folder;
  private FakeModels models;

  @BeforeEach
  void aModel() throws Exception {
    models = FakeModels.start();
  }

  @AfterEach
  void close() {
    models.close();
  }

  @Test
  void troubleshooter_chooses_whatToLookAt() throws Exception {
    models.script(
        Reply.calling(new ToolRequest("prometheus-query", "{\"query\":\"up\"}")),
        Reply.text("It is **down**."));
    String up = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    try (var prometheus = Site.start().json("/api/v1/query", up);
        var platform =
            start("troubleshooter/model", Map.of("ROUSE_PROMETHEUS_URL", prometheus.url()))) {
      platform.post(
          "/alerts",
          """
          {"version": "4", "groupKey": "g1", "alerts": [{"status": "firing", "fingerprint": "f1",
            "startsAt": "2026-11-21T12:00:00Z",
            "labels": {"alertname": "Down", "severity": "critical", "pod": "web-1"}}]}
          """);

      var ended = platform.newestEnded("default/troubleshooter");
      assertThat(Platform.text(ended, "answer")).isEqualTo("It is **down**.");
      assertThat(prometheus.asked())
          .singleElement()
          .satisfies(asked -> assertThat(asked.query()).isEqualTo("query=up"));
      assertThat(models.heard().getFirst().header("Authorization")).isEqualTo("Bearer " + KEY);
    }
  }

  @Test
  void summarizer_answersWithAnEvent_thatWakesTheNext() throws Exception {
    models.script(Reply.text("A parcel was late. It came."));
    try (var platform = start("summarizer", Map.of())) {
      platform.event(
          "com.example.ticket.closed", "1", "{\"title\":\"Late\",\"messages\":4,\"text\":\"?\"}");

      assertThat(Platform.text(platform.newestEnded("default/archive"), "answer"))
          .isEqualTo("archived: A parcel was late. It came.");
    }
  }

  @Test
  void summarizer_withoutAKey_answersByItsRunbook() throws Exception {
    try (var platform = Platform.start(SAMPLES.resolve("summarizer"), folder.resolve("data"))) {
      platform.event(
          "com.example.ticket.closed", "1", "{\"title\":\"Late\",\"messages\":4,\"text\":\"?\"}");

      assertThat(Platform.text(platform.newestEnded("default/archive"), "answer"))
          .isEqualTo("archived: Late: closed after 4 messages.");
    }
  }

  @Test
  void webResearcher_keepsNothingBelowSeven() throws Exception {
    models.script(
        Reply.calling(new ToolRequest("web-search", "{\"query\":\"scale to zero\"}")),
        Reply.calling(new ToolRequest("web-fetch", "{\"url\":\"https://a.example/\"}")),
        Reply.text("{\"items\":[{\"url\":\"https://a.example/\",\"score\":4,\"why\":\"thin\"}]}"),
        Reply.text("{\"items\":[{\"url\":\"https://b.example/\",\"score\":9,\"why\":\"deep\"}]}"));
    String found =
        "{\"results\":[{\"title\":\"A\",\"url\":\"https://a.example/\",\"content\":\"scale\"}]}";
    try (var world =
            Site.start().json("/search", found).page("/page", 200, "text/plain", "It scales.");
        var platform = start("web-researcher", Map.of("ROUSE_SEARXNG_URL", world.url()), world)) {
      var task = platform.accept("default/web-researcher", "1", "{\"question\":\"how?\"}");

      var ended = platform.ended(task);
      assertThat(ended.at("data.items.0.score")).contains(Json.of(9));
      assertThat(ended.write()).doesNotContain("thin");
      assertThat(world.asked()).extracting(Site.Asked::path).containsExactly("/search", "/page");
      assertThat(models.heard()).hasSize(4);
    }
  }

  private Platform start(String sample, Map<String, String> told, Site... world) throws Exception {
    var agents = Files.createDirectories(folder.resolve("agents"));
    String yaml = Files.readString(SAMPLES.resolve(sample).resolve("agent.yaml"));
    Files.writeString(
        agents.resolve("agent.yaml"),
        yaml.replace(
            "  apiKeySecretRef:",
            "  baseUrl: " + models.url(Provider.OPEN_AI) + "\n  apiKeySecretRef:"));
    Files.writeString(agents.resolve("secrets.env"), "openai-api-key.api-key=" + KEY + "\n");
    for (var site : world) {
      Files.writeString(agents.resolve("web.yaml"), fetchOf(site));
    }
    return Platform.start(agents, folder.resolve("data"), told);
  }

  /// The built-in tool reaches public addresses only: one of the same name reads the test's own.
  private static String fetchOf(Site site) {
    return """
    apiVersion: rouse.dev/v1alpha1
    kind: Tool
    metadata: {name: web-fetch}
    spec:
      type: http
      description: Fetches a page
      effect: Read
      parameters: {url: {type: string, description: Its address}}
      http: {method: GET, url: "%s/page?url={{url}}", allowPrivate: true}
    """
        .formatted(site.url());
  }
}
