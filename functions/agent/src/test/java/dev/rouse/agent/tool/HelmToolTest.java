package dev.rouse.agent.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.tool.FakeServer.Answer;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.tool.HelmOperation;
import dev.rouse.core.resource.tool.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HelmToolTest {
  private static final String SECRETS = "/api/v1/namespaces/ops/secrets";
  private static final String RELEASE =
      """
      {"name": "web", "version": 2, "namespace": "ops",
       "info": {"status": "deployed", "description": "Upgrade complete",
                "last_deployed": "2026-01-02T00:00:00Z", "notes": "Open it."},
       "chart": {"metadata": {"name": "web", "version": "1.4.0", "appVersion": "7"},
                 "values": {"replicas": 1, "image": {"tag": "6", "pull": "Always"}},
                 "templates": [{"name": "noise", "data": "bm9pc2U="}]},
       "config": {"image": {"tag": "7"}, "db": {"password": "hunter2", "host": "db"}},
       "manifest": "noise"}\
      """;

  @TempDir private Path folder;
  private final FakeServer server = new FakeServer();

  @BeforeEach
  void cluster() throws IOException {
    FakeCluster.kubeconfig(folder, server);
    server
        .on(
            SECRETS,
            Answer.json(
                "{\"items\":["
                    + String.join(
                        ",", metadata("web", 1, "superseded"), metadata("web", 2, "deployed"))
                    + "]}"))
        .on(SECRETS + "/sh.helm.release.v1.web.v2", Answer.json(secret(packed(RELEASE))));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void list_theLatestOfEach_fromWhatSecretsSayOfThemselves() throws InterruptedException {
    assertThat(output(HelmOperation.LIST, "{}"))
        .isEqualTo(
            """
            [{"release":"web","revision":2,"status":"deployed","updated":"2026-03-01T12:00:00Z"}]\
            """);
    var asked = server.asked().getLast();
    assertThat(asked.uri()).isEqualTo(SECRETS + "?labelSelector=owner%3Dhelm");
    assertThat(asked.headers().get("accept")).contains("as=PartialObjectMetadataList");
  }

  @Test
  void history_newestFirst() throws InterruptedException {
    assertThat(output(HelmOperation.HISTORY, "{\"release\":\"web\"}"))
        .contains("\"revision\":2", "\"revision\":1", "superseded");
    assertThat(server.asked().getLast().uri()).endsWith("owner%3Dhelm%2Cname%3Dweb");
  }

  @Test
  void status_isDecoded() throws InterruptedException {
    var status = Json.parse(output(HelmOperation.STATUS, "{\"release\":\"web\"}"));

    assertThat(status.at("info.description")).contains(Json.of("Upgrade complete"));
    assertThat(status.at("chart.version")).contains(Json.of("1.4.0"));
    assertThat(status.write()).doesNotContain("noise");
  }

  @Test
  void values_withoutPasswords() throws InterruptedException {
    assertThat(output(HelmOperation.VALUES, "{\"release\":\"web\"}"))
        .isEqualTo(
            "{\"image\":{\"tag\":\"7\"},\"db\":{\"password\":\"(hidden)\",\"host\":\"db\"}}");
    assertThat(output(HelmOperation.VALUES, "{\"release\":\"web\",\"all\":true}"))
        .contains("\"replicas\":1", "{\"tag\":\"7\",\"pull\":\"Always\"}");
  }

  @Test
  void badInput_isSaid() throws InterruptedException {
    assertThat(failure("{\"release\":\"web\",\"revision\":9}")).contains("there are [2, 1]");
    assertThat(failure("{\"release\":\"../x\"}")).contains("is no name of a release");
    assertThat(failure("{\"release\":\"web\",\"namespace\":\"pay\"}"))
        .contains("may not work in namespace `pay`");
  }

  @Test
  void release_thatCannotBeRead_isSaid() throws InterruptedException {
    for (String stored : List.of("bm90IGJhc2U2NCE=", "!", packed("x".repeat(17 << 20)))) {
      server.on(SECRETS + "/sh.helm.release.v1.web.v2", Answer.json(secret(stored)));
      assertThat(failure("{\"release\":\"web\"}")).contains("cannot be read");
    }
    server.on(
        SECRETS + "/sh.helm.release.v1.web.v2",
        Answer.json("{\"type\":\"Opaque\",\"data\":{\"release\":\"\"}}"));
    assertThat(failure("{\"release\":\"web\"}")).contains("is no release of Helm's");
  }

  private static String metadata(String release, int version, String status) {
    return """
    {"metadata": {"name": "sh.helm.release.v1.%s.v%d", "labels": {"name": "%s", "owner": "helm",
      "version": "%d", "status": "%s", "modifiedAt": "1772366400"}}}\
    """
        .formatted(release, version, release, version, status);
  }

  private static String secret(String data) {
    return "{\"type\":\"helm.sh/release.v1\",\"data\":{\"release\":\"" + data + "\"}}";
  }

  /// As Helm stores it and Kubernetes shows it.
  private static String packed(String release) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(release.getBytes(UTF_8));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    var base64 = Base64.getEncoder();
    return base64.encodeToString(base64.encode(bytes.toByteArray()));
  }

  private String output(HelmOperation operation, String arguments) throws InterruptedException {
    return calls().output(new Settings.Helm(operation, List.of()), arguments);
  }

  private String failure(String arguments) throws InterruptedException {
    return calls().failure(new Settings.Helm(HelmOperation.STATUS, List.of()), arguments);
  }

  private Calls calls() {
    return Calls.with(Map.of("KUBECONFIG", folder.resolve("config").toString()));
  }
}
