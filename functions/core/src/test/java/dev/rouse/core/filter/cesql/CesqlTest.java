package dev.rouse.core.filter.cesql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CesqlTest {
  private static final Map<String, String> EVENT =
      Map.of("id", "e1", "hop", "5", "ttl", "10", "flag", "true", "name", "Ann");

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> DynamicTest.dynamicTest(line, () -> check(line)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x LIKE 123|a quoted pattern belongs",
        "1 +|ends where a value belongs",
        "(1|ends where ')' belongs",
        "1 2|has '2' at 3 where an operator belongs",
        "'a|a quote at 1 that nothing closes",
        "a ! b|'!' at 3 that means nothing",
        "Name = 'a'|'Name' at 1 where an attribute's name belongs",
        "EXISTS 'a'|'a' at 8 where an attribute's name belongs",
        "AND|'AND' at 1 where an attribute's name belongs",
        "CONCAT_WS()|CONCAT_WS with 0 arguments",
        "MD5('a')|MD5, which is no function",
        "2147483648|a number beyond 32 bits",
      })
  void parse_whatIsNoExpression_saysWhere(String written, String why) {
    assertThatThrownBy(() -> Cesql.parse(written))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining(why);
  }

  @Test
  void parse_hostile_isBounded() {
    assertThatThrownBy(() -> Cesql.parse("(".repeat(2_000))).hasMessageContaining("nested");
    assertThatThrownBy(() -> Cesql.parse("NOT ".repeat(900))).hasMessageContaining("nested");
    assertThatThrownBy(() -> Cesql.parse(" ".repeat(5_000))).hasMessageContaining("longer");
    var slow = Cesql.parse("id LIKE '" + "%a".repeat(1_000) + "b'");
    assertThat(slow.matches(Map.of("id", "a".repeat(10_000)))).isFalse();
  }

  private static void check(String line) {
    int arrow = line.lastIndexOf(" => ");
    var result = Cesql.parse(line.substring(0, arrow)).evaluate(EVENT);
    assertThat(shown(result)).isEqualTo(line.substring(arrow + 4));
  }

  private static String shown(Result result) {
    String value =
        switch (result.value()) {
          case Value.Text(var text) -> "'" + text + "'";
          case Value.Whole(int number) -> Integer.toString(number);
          case Value.Truth(boolean truth) -> Boolean.toString(truth);
        };
    return (result.failed() ? "!" : "") + value;
  }

  private static Stream<String> lines() throws IOException {
    try (var cases =
        Objects.requireNonNull(CesqlTest.class.getResourceAsStream("/cesql/cases.txt"))) {
      return new String(cases.readAllBytes(), UTF_8).lines();
    }
  }
}
