package dev.rouse.core.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.binding.Document;
import dev.rouse.core.json.Json;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventFilterTest {
  private static final Map<String, String> EVENT =
      Map.of("type", "com.example.order.failed", "source", "/shop", "tenant", "a");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{exact: {type: com.example.order.failed}}|true",
        "{exact: {type: com.example.order.failed, tenant: b}}|false",
        "{exact: {nothing: a}}|false",
        "{prefix: {type: com.example., source: /}}|true",
        "{suffix: {type: .failed}}|true",
        "{suffix: {type: .done}}|false",
        "{not: {exact: {tenant: b}}}|true",
        "{not: {exact: {nothing: a}}}|true",
        "{all: [{prefix: {type: com.}}, {exact: {tenant: a}}]}|true",
        "{all: [{prefix: {type: com.}}, {exact: {tenant: b}}]}|false",
        "{any: [{exact: {tenant: b}}, {exact: {tenant: a}}]}|true",
        "{cesql: \"type LIKE 'com.%' AND tenant IN ('a', 'b')\"}|true",
        "{cesql: \"EXISTS nothing\"}|false",
        "{any: [{exact: {tenant: b}}, {not: {prefix: {type: com.}}}]}|false",
      })
  void matches(String yaml, boolean matches) {
    assertThat(read(yaml).matches(EVENT)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"cesql\":\"type = 'a'\"}",
        "{\"exact\":{\"source\":\"b\",\"type\":\"a\"}}",
        "{\"all\":[{\"any\":[{\"prefix\":{\"type\":\"a\"}}]},{\"not\":{\"suffix\":{\"type\":\"b\"}}}]}",
      })
  void toJson_isWhatWasRead(String json) {
    assertThat(read(json).toJson()).isEqualTo(Json.parse(json));
  }

  private static EventFilter read(String yaml) {
    var document = Document.parse(yaml).documents().getFirst();
    return document.read(EventFilter::read).value().orElseThrow();
  }
}
