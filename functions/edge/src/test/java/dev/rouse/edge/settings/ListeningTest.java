package dev.rouse.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import org.junit.jupiter.api.Test;

final class ListeningTest {

  @Test
  void from_reachableByOthers_wantsToKnowWhoMayCall() {
    assertThatThrownBy(() -> listening("PORT", "0"))
        .hasMessageContaining("ROUSE_TOKENS_FILE")
        .hasMessageContaining("ROUSE_OPEN=yes-anyone-may-call");
    assertThatThrownBy(() -> listening("ROUSE_OPEN", "yes"))
        .hasMessageContaining("ROUSE_OPEN must");
    assertThatThrownBy(
            () -> listening("ROUSE_OPEN", Letting.IN_AS_MANY_WORDS, "ROUSE_TOKENS_FILE", "t"))
        .hasMessageContaining("contradicts");
    assertThatThrownBy(() -> listening("ROUSE_OIDC_ISSUER", "https://issuer.test"))
        .hasMessageContaining("ROUSE_OIDC_AUDIENCE is missing");
    assertThat(listening("ROUSE_OPEN", Letting.IN_AS_MANY_WORDS).letting())
        .isInstanceOf(Letting.Anyone.class);
  }

  @Test
  void from_wrongValue_namesTheVariable() {
    assertThatThrownBy(() -> listening("PORT", "70000")).hasMessageStartingWith("PORT must");
    assertThatThrownBy(() -> listening("ROUSE_MAX_BODY", "much"))
        .hasMessageStartingWith("ROUSE_MAX_BODY ");
  }

  private static Listening listening(String... given) {
    var variables = new HashMap<String, String>();
    for (int i = 0; i < given.length; i += 2) {
      variables.put(given[i], given[i + 1]);
    }
    return Listening.from(new Environment(variables));
  }
}
