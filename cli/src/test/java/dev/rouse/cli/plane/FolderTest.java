package dev.rouse.cli.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FolderTest {
  private static final String MODEL =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: ModelConfig
      metadata: {name: gpt}
      spec: {model: gpt-4o}
      """;
  private static final String AGENT =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: clerk}
      spec: {systemMessage: You look after orders., modelConfigRef: {name: gpt}}
      """;

  @Test
  void read_referencesAcrossFiles_areResolved() {
    var folder = Folder.read(Map.of(Path.of("a.yaml"), AGENT, Path.of("m.yaml"), MODEL), "default");

    assertThat(folder.faults()).isEmpty();
    assertThat(folder.definitions())
        .singleElement()
        .satisfies(definition -> assertThat(definition.agent().id()).hasToString("default/clerk"));
  }

  @Test
  void read_aMistakeInOneFile_isSaidAndTheOthersRun() {
    var broken = AGENT.replace("clerk", "cook").replace("systemMessage", "sytemMessage");

    var folder =
        Folder.read(
            Map.of(Path.of("a.yaml"), AGENT, Path.of("b.yaml"), broken, Path.of("m.yaml"), MODEL),
            "default");

    assertThat(folder.definitions()).hasSize(1);
    assertThat(folder.faults())
        .anySatisfy(fault ->
            assertThat(fault)
                .startsWith("b.yaml: line 4: spec.sytemMessage")
                .contains("systemMessage"));
  }

  @Test
  void read_theSameAgentInTwoFiles_isSaid_andTheFirstOneCounts() {
    var other = AGENT.replace("orders", "bills");

    var folder =
        Folder.read(
            Map.of(Path.of("b.yaml"), other, Path.of("a.yaml"), AGENT, Path.of("m.yaml"), MODEL),
            "default");

    assertThat(folder.faults()).containsExactly("b.yaml: Agent default/clerk is in a.yaml already");
    assertThat(folder.definitions())
        .singleElement()
        .satisfies(definition ->
            assertThat(definition.agent().toJson().write()).contains("You look after orders."));
  }

  @Test
  void read_aReferenceToNothing_isSaidWithTheFile() {
    var folder = Folder.read(Map.of(Path.of("a.yaml"), AGENT), "default");

    assertThat(folder.definitions()).isEmpty();
    assertThat(folder.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault).startsWith("a.yaml: Agent clerk: ").contains("gpt"));
  }
}
