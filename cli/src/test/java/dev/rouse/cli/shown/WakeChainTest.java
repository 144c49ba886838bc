package dev.rouse.cli.shown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WakeChainTest {
  private static final Instant ACCEPTED = Instant.parse("2026-11-21T12:00:00Z");
  private static final Optional<Instant> NEVER = Optional.empty();

  private static Optional<Instant> after(long millis) {
    return Optional.of(ACCEPTED.plusMillis(millis));
  }

  @Test
  void broken_firstLinkThatDidNotClose_isNamedWithItsRemedy() {
    var chain = WakeChain.inCluster(ACCEPTED, after(40), NEVER, NEVER, NEVER, true);

    assertThat(chain.broken().orElseThrow())
        .isEqualTo(
            "floor: KEDA has not set the agent's replicas: look at the ScaledObject's conditions");
  }

  @Test
  void broken_notOverdue_isNoneWhateverIsUnknown() {
    assertThat(WakeChain.inCluster(ACCEPTED, NEVER, NEVER, NEVER, after(900), false).broken())
        .isEmpty();
    assertThat(WakeChain.outside(ACCEPTED, NEVER, false).broken()).isEmpty();
  }

  @Test
  void broken_outsideOfACluster_saysNothingOfKeda() {
    assertThat(WakeChain.outside(ACCEPTED, NEVER, true).broken().orElseThrow())
        .startsWith("claimed: no process has claimed it")
        .doesNotContain("KEDA");
  }

  @Test
  void print_saysWhenEachLinkClosed() {
    var chain =
        WakeChain.inCluster(ACCEPTED, after(40), after(120), after(-5000), after(900), false);

    assertThat(chain.print())
        .isEqualTo(
            """
              accepted  2026-11-21T12:00:00Z
              pushed    +0.040 s
              floor     +0.120 s
              pod       before it
              claimed   +0.900 s
            """);
  }
}
