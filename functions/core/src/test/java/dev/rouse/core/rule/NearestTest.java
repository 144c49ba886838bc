package dev.rouse.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
  private static final List<String> KNOWN = List.of("modelConfigRef", "tools", "triggers", "name");

  @Test
  void to_fewTypingErrors_findsTheNearest() {
    assertThat(Nearest.to("modelConfigref", KNOWN)).contains("modelConfigRef");
    assertThat(Nearest.to("tolos", KNOWN)).contains("tools");
    assertThat(Nearest.to("trigers", KNOWN)).contains("triggers");
    assertThat(Nearest.to("nmae", KNOWN)).contains("name");
  }

  @Test
  void to_anotherWord_findsNothing() {
    assertThat(Nearest.to("replicas", KNOWN)).isEmpty();
    assertThat(Nearest.to("", List.of())).isEmpty();
    assertThat(Nearest.to("t".repeat(10_000), KNOWN)).isEmpty();
  }

  @Test
  void hint_isASentenceOrNothing() {
    assertThat(Nearest.hint("tool", KNOWN)).isEqualTo("; did you mean `tools`?");
    assertThat(Nearest.hint("replicas", KNOWN)).isEmpty();
  }
}
