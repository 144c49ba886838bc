package dev.rouse.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.rule.BrokenRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MatcherTest {
  private static final Map<String, String> LABELS =
      Map.of("severity", "critical", "team", "shop", "path", "C:\\x \"y\"\nz");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "severity=\"critical\";true",
        " severity = critical ;true",
        "severity=\"crit\";false",
        "severity!=\"warning\";true",
        "team=~\"shop|pay\";true",
        "team=~\"sho\";false",
        "team=~\".*o.*\";true",
        "team!~\"pay.*\";true",
        "team!~shop;false",
        "nothing=\"\";true",
        "nothing!=\"\";false",
        "nothing=~\".+\";false",
        "nothing=~\"a?\";true",
        "path=\"C:\\\\x \\\"y\\\"\\nz\";true",
        "path=~\"C.*z\";true",
      })
  void matches(String matcher, boolean matches) {
    assertThat(Matcher.parse(matcher).matches(LABELS)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "severity",
        "=\"a\"",
        "1a=\"b\"",
        "a-b=\"c\"",
        "a==\"b\"",
        "a=\"b",
        "a=\"b\" c",
        "a=b c",
        "a=~\"(\"",
        "a=~\"(?=b)\"",
        "a=\"b\",c=\"d\"",
        "{a=\"b\"}"
      })
  void parse_noMatcher_isBroken(String text) {
    assertThatThrownBy(() -> Matcher.parse(text)).isInstanceOf(BrokenRule.class);
  }

  @Test
  void matches_hostileLabel_isFast() {
    var matcher = Matcher.parse("team=~\"(a+)+\"");

    assertThat(matcher.matches(Map.of("team", "a".repeat(20_000) + "!"))).isFalse();
  }

  @Test
  void toString_isReadAgain() {
    for (String text :
        new String[] {"a=b", "a =~ \"x|\\\\d\"", "a!=\"q\\\"uote\\n\"", "a=\"\\t\""}) {
      var matcher = Matcher.parse(text);

      assertThat(Matcher.parse(matcher.toString())).isEqualTo(matcher).hasSameHashCodeAs(matcher);
    }
  }
}
