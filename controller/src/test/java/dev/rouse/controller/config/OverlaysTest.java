package dev.rouse.controller.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.standin.Documents;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.SizeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// `kubectl kustomize` makes something whole of every folder that people apply.
final class OverlaysTest {
  private static final Path ROOT = Path.of("../config/knative");
  private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)m");
  private static final Map<String, Path> FLAGS =
      Map.of(
          "rouse-controller", Path.of("src/main/launch/rouse-controller.jvm"),
          "rouse-scaler", Path.of("../scaler/src/main/launch/rouse-scaler.jvm"),
          "rouse-gateway", Path.of("../functions/gateway/src/main/launch/rouse-gateway.jvm"));

  @TestFactory
  Stream<DynamicTest> folder_isWhole() throws IOException {
    try (var overlays = Files.list(ROOT.resolve("overlays"))) {
      return Stream.concat(Stream.of(ROOT), overlays.sorted().toList().stream())
          .map(folder -> DynamicTest.dynamicTest(folder.toString(), () -> whole(folder)));
    }
  }

  private static void whole(Path folder) throws IOException, InterruptedException {
    var objects = objects(folder);
    assertThat(objects.stream().map(object -> object.text("kind").orElse("")))
        .contains("CustomResourceDefinition", "ClusterRole", "Deployment", "ConfigMap");
    var ours = deployments(objects);
    assertThat(ours).containsOnlyKeys(FLAGS.keySet());
    ours.values().forEach(OverlaysTest::restricted);
  }

  @Test
  void overlay_addsWhatItIsFor() throws Exception {
    assertThat(kinds("broker-kafka")).contains("Broker");
    assertThat(kinds("gateway-api")).contains("HTTPRoute");
    assertThat(kinds("tls")).contains("Certificate", "Issuer", "ClusterTriggerAuthentication");
    assertThat(kinds("monitoring")).contains("ServiceMonitor", "PodMonitor", "PrometheusRule");
    var dev = objects(ROOT.resolve("overlays/dev"));
    assertThat(deployments(dev).values())
        .allSatisfy(deployment ->
            assertThat(container(deployment).text("image").orElseThrow())
                .startsWith("kind.local/"));
    var settings =
        dev.stream().filter(object -> name(object).equals("rouse")).findFirst().orElseThrow();
    assertThat(Entity.object(settings, "data").text("agentImage"))
        .hasValueSatisfying(image -> assertThat(image).startsWith("kind.local/"));
    assertThat(Entity.object(settings, "data").text("kafkaBootstrap")).isPresent();
  }

  @Test
  void everyVariable_isDocumented() throws Exception {
    String page = Files.readString(Path.of("../docs/SETTINGS.md"));
    for (Json.Obj deployment : deployments(objects(ROOT)).values()) {
      var told = Entity.items(container(deployment), "env").stream().map(Json.Obj.class::cast);
      assertThat(told.map(variable -> variable.text("name").orElseThrow()))
          .allSatisfy(variable ->
              assertThat(page).contains(variable.replaceFirst("(DATABASE|OIDC|TLS)_.*", "$1_")));
    }
  }

  /// What a JVM holds beside its heap is about as much again as a small heap.
  @Test
  void memoryLimit_hasRoomBesideTheHeap() throws Exception {
    for (var deployment : deployments(objects(ROOT)).entrySet()) {
      var heap = HEAP.matcher(Files.readString(FLAGS.get(deployment.getKey())));
      assertThat(heap.find()).isTrue();
      var limit =
          (Json.Str) container(deployment.getValue()).at("resources.limits.memory").orElseThrow();

      assertThat(SizeText.parse(limit.value()) >> 20)
          .as(deployment.getKey())
          .isGreaterThanOrEqualTo(Long.parseLong(heap.group(1)) + 192);
    }
  }

  private static List<String> kinds(String overlay) throws IOException, InterruptedException {
    return objects(ROOT.resolve("overlays").resolve(overlay)).stream()
        .map(object -> object.text("kind").orElse(""))
        .toList();
  }

  private static Map<String, Json.Obj> deployments(List<Json.Obj> objects) {
    return objects.stream()
        .filter(object -> object.text("kind").orElse("").equals("Deployment"))
        .filter(object -> name(object).startsWith("rouse-"))
        .collect(Collectors.toMap(OverlaysTest::name, Function.identity()));
  }

  private static Json.Obj container(Json.Obj deployment) {
    return (Json.Obj) deployment.at("spec.template.spec.containers.0").orElseThrow();
  }

  private static String name(Json.Obj object) {
    return Entity.object(object, "metadata").text("name").orElse("");
  }

  /// As the namespace demands it: without rights, as nobody, on a root that cannot be written.
  private static void restricted(Json.Obj deployment) {
    var pod = (Json.Obj) deployment.at("spec.template.spec").orElseThrow();
    assertThat(pod.at("securityContext.runAsNonRoot")).contains(Json.of(true));
    assertThat(pod.at("containers.0.securityContext.readOnlyRootFilesystem"))
        .contains(Json.of(true));
    assertThat(pod.at("containers.0.securityContext.allowPrivilegeEscalation"))
        .contains(Json.of(false));
  }

  private static List<Json.Obj> objects(Path folder) throws IOException, InterruptedException {
    var complaints = Files.createTempFile("kustomize", ".err");
    var process =
        new ProcessBuilder(List.of("kubectl", "kustomize", folder.toString()))
            .redirectError(complaints.toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(Files.readString(complaints)).isZero();
    return Documents.of(output);
  }
}
