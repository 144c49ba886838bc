package dev.rouse.cli.kagent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.cli.shown.Yaml;
import dev.rouse.core.binding.Document;
import dev.rouse.core.resource.kind.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class KagentTest {
  private static final String V1ALPHA2 = file("v1alpha2.yaml");

  private static String file(String name) {
    try (var file = KagentTest.class.getResourceAsStream("/kagent/" + name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Kagent.Translated translate(String yaml) {
    return Kagent.translate(Document.parse(yaml).documents().stream().map(Document::json).toList());
  }

  @Test
  void translate_v1alpha2_isOursWhole() {
    var translated = translate(V1ALPHA2);

    assertThat(Yaml.documents(translated.resources())).isEqualTo(file("ours.yaml"));
  }

  @Test
  void translate_whatHasNoEqual_isSaid() {
    assertThat(translate(V1ALPHA2).remarks())
        .containsExactlyInAnyOrder(
            "Agent k8s-agent: spec.declarative.tools[0].mcpServer: all of tool-server's tools need"
                + " an approval now, not k8s_delete_resource alone",
            "Agent k8s-agent: spec.declarative.memory has no equal",
            "Agent k8s-agent: spec.declarative.deployment.tolerations has no equal",
            "ModelConfig gpt: spec.openAI.frequencyPenalty has no equal");
  }

  @Test
  void translate_result_isReadByOurOwnRules() {
    String yaml = Yaml.documents(translate(V1ALPHA2).resources());

    assertThat(Resources.read(yaml, "default"))
        .isInstanceOfSatisfying(
            Resources.Result.Read.class, read -> assertThat(read.resources()).hasSize(3));
  }

  @Test
  void translate_v1alpha1_hasItsOwnShape() {
    var translated =
        translate(
            """
            apiVersion: kagent.dev/v1alpha1
            kind: Agent
            metadata: {name: old}
            spec:
              systemMessage: You help
              modelConfig: models/gpt
              tools:
              - {type: McpServer, mcpServer: {toolServer: files, toolNames: [read]}}
              - {type: Agent, agent: {ref: helper}}
            ---
            apiVersion: kagent.dev/v1alpha1
            kind: ToolServer
            metadata: {name: files}
            spec:
              description: Files
              config: {type: stdio, stdio: {command: npx, args: [files-server]}}
            """);

    assertThat(Yaml.documents(translated.resources()))
        .contains("name: gpt\n    namespace: models", "- name: files\n    only:\n    - read")
        .contains("agents:\n  - name: helper", "command:\n    - npx\n    - files-server");
    assertThat(translated.remarks())
        .containsExactly(
            "ToolServer files: is a command: the agent's runtime.image needs it, or serve it at a URL");
  }

  @Test
  void translate_cloudOrForeignOrOwnImage_isLeftOutAndSaid() {
    var translated =
        translate(
            """
            apiVersion: kagent.dev/v1alpha2
            kind: ModelConfig
            metadata: {name: cloud}
            spec: {provider: Bedrock, model: claude, bedrock: {region: eu-1}}
            ---
            apiVersion: kagent.dev/v1alpha2
            kind: Agent
            metadata: {name: own}
            spec: {type: BYO, byo: {deployment: {image: mine}}}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: other}
            """);

    assertThat(translated.resources()).isEmpty();
    assertThat(translated.remarks()).hasSize(3);
  }
}
