package dev.rouse.cli.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ManifestsTest {
  private static final String FILE =
      """
      # an agent and what it needs
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: clerk}
      spec: {runbook: {steps: [], answer: done}}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: openai, labels: {app: clerk}}
      type: Opaque
      data: {api-key: c2stMTIz}
      stringData:
        other: plain
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: prompts}
      data: {system: You look after orders.}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: other}
      spec: {nobody: knows}
      """;

  @Test
  void read_whatIsAnothers_isLeftAlone() {
    var folder = Folder.read(Map.of(Path.of("a.yaml"), FILE), "default");

    assertThat(folder.faults()).isEmpty();
    assertThat(folder.definitions()).hasSize(1);
  }

  @Test
  void read_secretsAndConfigMaps_areMounted() {
    var folder = Folder.read(Map.of(Path.of("a.yaml"), FILE), "default");

    assertThat(folder.mounted())
        .containsEntry(new Mounts.Key(true, "openai", "api-key"), "sk-123")
        .containsEntry(new Mounts.Key(true, "openai", "other"), "plain")
        .containsEntry(new Mounts.Key(false, "prompts", "system"), "You look after orders.");
  }

  @Test
  void read_aSecretThatIsNoBase64_isSaidWithItsLine_andWithoutItsValue() {
    var folder =
        Folder.read(Map.of(Path.of("a.yaml"), FILE.replace("c2stMTIz", "'sk-1%'")), "default");

    assertThat(folder.faults())
        .singleElement()
        .asString()
        .startsWith("a.yaml: line 11: data.api-key: is no base64")
        .doesNotContain("sk-1");
  }

  @Test
  void read_aMistakeBelowOthersDocuments_keepsItsLine() {
    String text = FILE + "---\napiVersion: rouse.dev/v1alpha1\nkind: Agnt\nmetadata: {name: a}\n";

    var folder = Folder.read(Map.of(Path.of("a.yaml"), text), "default");

    assertThat(folder.faults()).first().asString().startsWith("a.yaml: line 26: kind");
  }

  @Test
  void read_aFileThatIsNoManifest_isLeftAlone() {
    var folder = Folder.read(Map.of(Path.of("am.yml"), "route: {receiver: rouse}\n"), "default");

    assertThat(folder.faults()).isEmpty();
  }
}
