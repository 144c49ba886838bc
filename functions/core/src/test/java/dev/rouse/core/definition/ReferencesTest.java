package dev.rouse.core.definition;

import dev.rouse.core.golden.Cases;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Agent;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Resolves each folder's first agent among its resources.
final class ReferencesTest {

  @TestFactory
  Stream<DynamicTest> resolve() throws IOException {
    return Cases.in("references", "out.txt").each(text -> said(resolved(text)));
  }

  private static Resolution resolved(String text) {
    var resources = Examples.read(text);
    return Definition.resolve((Agent) resources.getFirst(), Catalog.of(resources));
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
}
