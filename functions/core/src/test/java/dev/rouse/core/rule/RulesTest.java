package dev.rouse.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.Provider;
import dev.rouse.core.resource.team.TeamType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RulesTest {

  @Test
  void hold_severalBroken_saysAllOfThem() {
    var rules =
        Rules.of()
            .atLeast(1, "steps", 0)
            .positive("duration", Duration.ZERO)
            .distinct("tools", List.of("a", "b", "a"))
            .web("url", URI.create("ftp://example.com"));

    assertThatThrownBy(rules::hold)
        .isInstanceOfSatisfying(
            BrokenRule.class,
            broken ->
                assertThat(broken.breaches())
                    .extracting(BrokenRule.Breach::field)
                    .containsExactly("steps", "duration", "tools", "url"))
        .hasMessageContaining("steps must be at least 1; duration must be longer than nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a-b", "0", "gpt4-config"})
  void dnsLabel_good_holds(String name) {
    assertThatCode(() -> Rules.of().dnsLabel("name", name).hold()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a.b", "a_b", "ü"})
  void dnsLabel_bad_isBroken(String name) {
    assertThatThrownBy(() -> Rules.of().dnsLabel("name", name).hold())
        .isInstanceOf(BrokenRule.class);
  }

  @Test
  void dnsNames_tooLong_areBroken() {
    assertThatThrownBy(() -> Rules.of().dnsLabel("name", "a".repeat(64)).hold())
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> Rules.of().dnsName("name", "a.".repeat(127) + "a").hold())
        .isInstanceOf(BrokenRule.class);
    assertThatCode(() -> Rules.of().dnsName("name", "a.b-c.d").hold()).doesNotThrowAnyException();
  }

  @Test
  void word_ofAConstant_isInCamelCaseUnlessItSaysAnother() {
    assertThat(Word.of(TeamType.ROUND_ROBIN)).isEqualTo("RoundRobin");
    assertThat(Word.of(Provider.OPEN_AI)).isEqualTo("OpenAI");
    assertThat(Word.all(Effect.class)).containsExactly("Read", "Idempotent", "Once");
    assertThat(Word.find(Effect.class, "Once")).contains(Effect.ONCE);
    assertThat(Word.find(Effect.class, "once")).isEmpty();
  }
}
