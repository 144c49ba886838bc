package dev.rouse.gateway.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.edge.access.Caller;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ThrottleTest {
  private static final Caller ANN = Caller.named("ann");

  private long now;

  @Test
  void allows_soManyASecond_ofEachCaller() {
    var throttle = new Throttle(2, () -> now);

    assertThat(throttle.allows(ANN)).isTrue();
    assertThat(throttle.allows(ANN)).isTrue();
    assertThat(throttle.allows(ANN)).isFalse();
    assertThat(throttle.allows(Caller.named("ben"))).isTrue();
    now += Duration.ofMillis(500).toNanos();
    assertThat(throttle.allows(ANN)).isTrue();
    assertThat(throttle.allows(ANN)).isFalse();
    now += Duration.ofHours(1).toNanos();
    assertThat(throttle.allows(ANN)).isTrue();
    assertThat(throttle.allows(ANN)).isTrue();
    assertThat(throttle.allows(ANN)).isFalse();
  }

  @Test
  void allows_withoutALimit_everything() {
    var throttle = new Throttle(0, () -> now);

    for (int i = 0; i < 1_000; i++) {
      assertThat(throttle.allows(ANN)).isTrue();
    }
  }
}
