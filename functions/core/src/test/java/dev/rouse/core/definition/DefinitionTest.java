package dev.rouse.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.ModelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DefinitionTest {

  @Test
  void fromJson_ofWhatWasWritten_isTheSameWithTheSameHash() throws IOException {
    var definition = resolved(example("resolved"));

    var again = Definition.fromJson((Json.Obj) Json.parse(definition.toJson().write()));

    assertThat(again).isEqualTo(definition);
    assertThat(again.hash()).isEqualTo(definition.hash()).matches("[0-9a-f]{32}");
  }

  @Test
  void hash_ofAnotherDefinition_isAnother() throws IOException {
    String text = example("resolved");

    assertThat(resolved(text.replace("Our own", "Another")).hash())
        .isNotEqualTo(resolved(text).hash());
  }

  @Test
  void hash_onlyAnnotationsDiffer_isTheSame() throws IOException {
    String text = example("resolved");

    assertThat(resolved(text.replace("all of it again", "more")).hash())
        .isEqualTo(resolved(text).hash());
  }

  @Test
  void fromJson_anythingElse_isAFaultOfTheStore() {
    assertThatThrownBy(() -> Definition.fromJson(Json.Obj.EMPTY))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void toolbox_namesWhatModelAndRunbookMayCall() throws IOException {
    var toolbox = resolved(example("resolved")).toolbox();

    assertThat(toolbox.offered("kubectl-scale")).isPresent();
    assertThat(toolbox.offered("prometheus-query")).isEmpty();
    assertThat(toolbox.callable("prometheus-query")).isPresent();
    assertThat(toolbox.callable("github-mcp")).isEmpty();
  }

  @Test
  void discovered_toolsOfAServer_followTheServersEntry() throws IOException {
    var definition = resolved(example("resolved"));
    var server = definition.servers().getFirst();
    var offers =
        List.of(
            new ToolServer.Offer("get_issue", "Reads an issue", Json.Obj.EMPTY),
            new ToolServer.Offer("delete_issue", "Deletes an issue", Json.Obj.EMPTY));

    var toolbox = definition.toolbox().withDiscovered(server.specs(offers));

    assertThat(toolbox.offered("delete_issue")).isEmpty();
    assertThat(toolbox.offered("get_issue"))
        .hasValueSatisfying(spec -> {
          assertThat(spec.effect()).isEqualTo(Effect.IDEMPOTENT);
          assertThat(spec.tool().name()).isEqualTo("github-mcp");
        });
  }

  @Test
  void discovered_aNameThatIsTaken_getsItsServersNameToo() throws IOException {
    var definition =
        resolved(example("resolved").replace("[get_issue]", "[kubectl-get, get_issue]"));
    var offer = new ToolServer.Offer("kubectl-get", "Another one", Json.Obj.EMPTY);

    var toolbox =
        definition.toolbox().withDiscovered(definition.servers().getFirst().specs(List.of(offer)));

    assertThat(toolbox.offered("kubectl-get").orElseThrow().description()).isEqualTo("Our own");
    assertThat(toolbox.offered("github-mcp_kubectl-get").orElseThrow().description())
        .isEqualTo("Another one");
  }

  @Test
  void resolve_platformsModel_isTheLastResort() throws IOException {
    var agent = (Agent) Examples.read(example("no-model")).getFirst();
    var platform = (ModelConfig) Examples.read(example("default-model")).get(1);

    assertThat(Definition.resolve(agent, Catalog.of(List.of()).withPlatformModel(platform)))
        .isInstanceOfSatisfying(
            Resolution.Resolved.class,
            resolved -> assertThat(resolved.definition().models()).containsExactly(platform));
  }

  @Test
  void resolve_namespaceWithTheLabels_mayUseTheModel() throws IOException {
    var resources = Examples.read(example("forbidden-models"));
    var catalog = Catalog.of(resources).withNamespace("ops", Map.of("rouse", "yes"));

    assertThat(Definition.resolve((Agent) resources.getFirst(), catalog))
        .isInstanceOf(Resolution.Resolved.class);
  }

  private static Definition resolved(String text) {
    var resources = Examples.read(text);
    return switch (Definition.resolve((Agent) resources.getFirst(), Catalog.of(resources))) {
      case Resolution.Resolved(var definition) -> definition;
      case Resolution.Unresolved(var faults) -> throw new AssertionError(faults.toString());
    };
  }

  private static String example(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/references", name, "in.yaml"));
  }
}
