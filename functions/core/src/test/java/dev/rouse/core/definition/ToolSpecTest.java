package dev.rouse.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.schema.JsonSchema;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToolSpecTest {
  private static final Map<String, Effect> EFFECTS =
      Map.of(
          "kubectl-apply", Effect.IDEMPOTENT,
          "kubectl-scale", Effect.IDEMPOTENT,
          "kubectl-restart", Effect.IDEMPOTENT,
          "kubectl-delete", Effect.ONCE);

  @TestFactory
  Stream<DynamicTest> builtIn_isWhole() {
    return BuiltIns.names().stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () -> {
                  var tool = BuiltIns.find("ops", name).orElseThrow();

                  assertThat(tool.description()).isNotBlank();
                  assertThat(tool.effect()).isEqualTo(EFFECTS.getOrDefault(name, Effect.READ));
                  assertThat(JsonSchema.faults(tool.parameters().schema())).isEmpty();
                  assertThat(Examples.read(tool.toJson().write())).containsExactly(tool);
                }));
  }

  @Test
  void builtIns_areThoseOfTheDocs() {
    assertThat(BuiltIns.names())
        .containsExactlyInAnyOrder(
            "kubectl-get",
            "kubectl-list",
            "kubectl-describe",
            "kubectl-logs",
            "kubectl-events",
            "kubectl-top",
            "kubectl-rollout-status",
            "kubectl-apply",
            "kubectl-scale",
            "kubectl-restart",
            "kubectl-delete",
            "prometheus-query",
            "prometheus-range",
            "prometheus-alerts",
            "prometheus-rules",
            "prometheus-series",
            "prometheus-labels",
            "web-fetch",
            "web-search",
            "time-now");
    assertThat(BuiltIns.find("ops", "kubectl-exec")).isEmpty();
  }

  @Test
  void schema_parameters_areRequiredUnlessTheySayOtherwise() {
    assertThat(refund().schema())
        .isEqualTo(
            json(
                """
                {"type": "object", "properties": {
                  "order": {"type": "string"}, "cents": {"type": "integer", "default": 100},
                  "urgent": {"type": "boolean"}, "tags": {"type": "object", "required": ["a"]}},
                 "required": ["order", "tags"], "additionalProperties": false}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'order': 'a'}|{'order': 'a', 'cents': 100}",
        "{'order': 7, 'cents': '5', 'urgent': 'true'}|{'order': '7', 'cents': 5, 'urgent': true}",
        "{'order': true, 'cents': 'five'}|{'order': 'true', 'cents': 'five'}",
        "{'order': '7', 'cents': ' 5 '}|{'order': '7', 'cents': 5}",
        "{'order': ['a'], 'x': '5'}|{'order': ['a'], 'x': '5', 'cents': 100}",
        "{'order': 'a', 'cents': 1, 'tags': '{\\\"a\\\": [1]}'}|{'order': 'a', 'cents': 1, 'tags': {'a': [1]}}",
        "{'order': 'a', 'cents': 1, 'tags': '[1]'}|{'order': 'a', 'cents': 1, 'tags': '[1]'}",
        "{'order': null, 'urgent': '1'}|{'order': null, 'urgent': '1', 'cents': 100}",
      })
  void complete_fillsDefaultsAndPutsTypesRight(String written, String complete) {
    assertThat(refund().complete(json(written.replace('\'', '"'))))
        .isEqualTo(json(complete.replace('\'', '"')));
  }

  private static ToolSpec refund() {
    var tool =
        (Tool)
            Examples.read(
                    """
                    apiVersion: rouse.dev/v1alpha1
                    kind: Tool
                    metadata: {name: refund}
                    spec:
                      type: http
                      description: Pays back
                      parameters:
                        order: {type: string}
                        cents: {type: integer, default: 100}
                        urgent: {type: boolean, required: false}
                        tags: {type: object, required: [a]}
                      http: {url: "https://example.com/{{order}}"}
                    """)
                .getFirst();
    return ToolSpec.of(tool, Optional.empty());
  }

  private static Json.Obj json(String text) {
    return (Json.Obj) Json.parse(text);
  }
}
