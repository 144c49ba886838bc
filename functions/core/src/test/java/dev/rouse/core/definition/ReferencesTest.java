package dev.rouse.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Resolves each folder's first agent among its resources. `-Dgolden.update` writes what comes of
/// it.
final class ReferencesTest {
  private static final Path FOLDER = Path.of("src/test/resources/references");
  private static final String IN = "in.yaml";
  private static final String OUT = "out.txt";

  @TestFactory
  Stream<DynamicTest> resolve() throws IOException {
    return folders()
        .map(folder ->
            DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  @TestFactory
  Stream<DynamicTest> folder_holdsNothingUnused() throws IOException {
    return folders()
        .map(folder ->
            DynamicTest.dynamicTest(
                folder.getFileName().toString(),
                () -> {
                  try (var files = Files.list(folder)) {
                    assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(IN, OUT);
                  }
                }));
  }

  private static void check(Path folder) throws IOException {
    var resources = Examples.read(Files.readString(folder.resolve(IN)));

    var resolution = Definition.resolve((Agent) resources.getFirst(), Catalog.of(resources));

    String out = said(resolution);
    var golden = folder.resolve(OUT);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(golden, out);
    }
    assertThat(out).isEqualTo(Files.readString(golden));
  }

  private static String said(Resolution resolution) {
    return switch (resolution) {
      case Resolution.Unresolved(var faults) ->
          faults.stream().map(fault -> fault + "\n").collect(Collectors.joining());
      case Resolution.Resolved(var definition) -> said(definition);
    };
  }

  private static String said(Definition definition) {
    var out = new StringBuilder();
    definition
        .models()
        .forEach(m -> out.append("model %s/%s\n".formatted(m.namespace(), m.model())));
    definition.toolbox().offered().forEach(spec -> out.append("offered ").append(said(spec)));
    definition.toolbox().forRunbook().forEach(spec -> out.append("runbook ").append(said(spec)));
    definition
        .servers()
        .forEach(s -> out.append("server %s %s\n".formatted(s.tool().name(), s.ref().only())));
    return out.append("annotations ")
        .append(definition.agent().metadata().annotations())
        .append('\n')
        .toString();
  }

  private static String said(ToolSpec spec) {
    return "%s %s%s: %s\n  %s\n"
        .formatted(
            spec.name(),
            spec.effect(),
            spec.approvalRequired() ? " approval" : "",
            spec.description(),
            spec.schema().get("required").map(Json::write).orElse("[]"));
  }

  private static Stream<Path> folders() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }
}
