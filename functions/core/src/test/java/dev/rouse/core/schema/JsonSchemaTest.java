package dev.rouse.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.rouse.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonSchemaTest {
  private static final String ANSWER =
      """
      {'type': 'object', 'required': ['cause'], 'additionalProperties': false, 'properties': {
        'cause': {'type': 'string', 'minLength': 3}, 'count': {'type': 'integer', 'minimum': 1},
        'kind': {'enum': ['a', 'b']}, 'pods': {'type': 'array', 'items': {'type': 'string'}}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|lacks cause",
        "{'cause': 1}|`cause` must be string, not integer",
        "{'cause': 'ab'}|`cause` must have at least 3 characters",
        "{'cause': 'abc', 'count': 0}|`count` must be at least 1",
        "{'cause': 'abc', 'count': 1.5}|`count` must be integer, not number",
        "{'cause': 'abc', 'kind': 'c'}|`kind` must be one of \"a\", \"b\"",
        "{'cause': 'abc', 'x/y~': 1}|`x/y~` is not known here",
        "{'cause': 'abc', 'pods': ['a', 2]}|`pods.1` must be string, not integer",
        "[]|must be object, not array",
      })
  void validate_doesNotFit_saysWhatWouldBeRight(String value, String violation) {
    assertThat(compiled(ANSWER).validate(json(value))).containsExactly(violation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'cause': 'abc', 'count': 1.0, 'kind': 'a', 'pods': []}"})
  void validate_fits_nothing(String value) {
    assertThat(compiled(ANSWER).validate(json(value))).isEmpty();
  }

  @Test
  void validate_manyViolations_areBounded() {
    var items = new StringBuilder("[");
    for (int i = 0; i < 500; i++) {
      items.append("'").append("x".repeat(5_000)).append(i).append("',");
    }
    String value = "{'cause': 'abc', 'pods': " + items + "5]}";

    var violations =
        compiled("{'properties': {'pods': {'items': {'const': 'a'}}}}").validate(json(value));

    assertThat(violations).hasSize(11).last().isEqualTo("and 491 more");
    assertThat(violations).allMatch(violation -> violation.length() < 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "{'type': 'strin'}",
        "{'minLength': 'x'}",
        "{'required': 'cause'}",
        "{'$ref': 'https://example.com/schema'}",
        "{'items': {'$ref': 'other.json#/a'}}",
        "{'$ref': '#/$defs/nothing'}",
        "{'$ref': '#nothing'}",
        "{'$schema': 'https://example.com/meta'}",
        "{'pattern': '(?=a)'}",
        "{'patternProperties': {'(': {}}}",
      })
  void compile_noSchema_saysWhy(String schema) {
    assertThat(JsonSchema.faults(json(schema))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "true",
        "{'$schema': 'http://json-schema.org/draft-07/schema#', 'type': 'string'}",
        "{'$ref': '#/$defs/a~1b%20c', '$defs': {'a/b c': {'type': 'string'}}}",
        "{'$ref': '#here', '$defs': {'x': {'$anchor': 'here'}}}",
        "{'properties': {'children': {'items': {'$ref': '#'}}}}",
      })
  void compile_schema_nothingIsWrong(String schema) {
    assertThat(JsonSchema.faults(json(schema))).isEmpty();
    assertThat(JsonSchema.recompile(json(schema))).isInstanceOf(JsonSchema.Compiled.Usable.class);
  }

  @Test
  void validate_patterns_areLinear() {
    String hostile = "a".repeat(20_000) + "!";

    assertThat(compiled("{'pattern': '^(a+)+$'}").validate(Json.of(hostile))).hasSize(1);
    assertThat(
            compiled("{'patternProperties': {'^(a+)+$': true}, 'additionalProperties': false}")
                .validate(json("{'" + hostile + "': 1, 'aaa': 2}")))
        .hasSize(1);
  }

  @Test
  void validate_schemaThatMultiplies_ends() {
    var schema = new StringBuilder("{'$ref': '#/$defs/a0', '$defs': {");
    for (int i = 0; i < 40; i++) {
      String next = "{'$ref': '#/$defs/a" + (i + 1) + "'}";
      schema.append("'a" + i + "': {'allOf': [" + next + "," + next + "]},");
    }
    schema.append("'a40': {'type': 'string'}}}");

    assertThat(compiled(schema.toString()).validate(Json.of(1)))
        .containsExactly("takes too many steps to check");
  }

  @Test
  void validate_schemaThatNeverEnds_ends() {
    assertThat(compiled("{'$ref': '#'}").validate(Json.of(1)))
        .containsExactly("refers to itself without end");
  }

  @Test
  void validate_numberBeyondMemory_isRefused() {
    assertThat(compiled("{'multipleOf': 3}").validate(json("1e999999999"))).hasSize(1);
  }

  @Test
  void validate_again_costsNoMore() {
    var schema = compiled("{'enum': ['a', 'b', {'c': 1}]}");
    for (int i = 0; i < 40_000; i++) {
      if (!schema.validate(Json.of("b")).isEmpty()) {
        fail("check " + i + " ended early");
      }
    }
  }

  private static JsonSchema compiled(String schema) {
    return ((JsonSchema.Compiled.Usable) JsonSchema.compile(json(schema))).schema();
  }

  private static Json json(String json) {
    return Json.parse(json.replace('\'', '"'));
  }
}
