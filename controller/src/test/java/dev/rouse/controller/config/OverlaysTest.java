package dev.rouse.controller.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.standin.Documents;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// `kubectl kustomize` makes something whole of every folder that people apply.
final class OverlaysTest {
  private static final Path ROOT = Path.of("../config/knative");

  @TestFactory
  Stream<DynamicTest> folder_isWhole() throws IOException {
    try (var overlays = Files.list(ROOT.resolve("overlays"))) {
      return Stream.concat(Stream.of(ROOT), overlays.sorted().toList().stream())
          .map(folder -> DynamicTest.dynamicTest(folder.toString(), () -> whole(folder)));
    }
  }

  private static void whole(Path folder) throws IOException, InterruptedException {
    var objects = Documents.of(kustomized(folder));
    assertThat(objects.stream().map(object -> object.text("kind").orElse("")))
        .contains("CustomResourceDefinition", "ClusterRole", "Deployment", "ConfigMap");
    objects.stream()
        .filter(object -> object.text("kind").orElse("").equals("Deployment"))
        .filter(object -> name(object).startsWith("rouse-"))
        .forEach(OverlaysTest::restricted);
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

  private static String kustomized(Path folder) throws IOException, InterruptedException {
    var complaints = Files.createTempFile("kustomize", ".err");
    var process =
        new ProcessBuilder(List.of("kubectl", "kustomize", folder.toString()))
            .redirectError(complaints.toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(Files.readString(complaints)).isZero();
    return output;
  }
}
