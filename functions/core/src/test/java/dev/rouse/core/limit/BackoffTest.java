package dev.rouse.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofMinutes(10);

  @Test
  void delay_doublesUpToTheCap_scatteredBelow() {
    for (int failures = 0; failures < 100; failures++) {
      var delay = Backoff.delay(FIRST, MOST, failures, "run");
      var whole = FIRST.multipliedBy(1L << Math.min(failures, 20));
      var capped = whole.compareTo(MOST) < 0 ? whole : MOST;

      assertThat(delay).isBetween(capped.dividedBy(2), capped);
    }
  }

  @Test
  void delay_sameSeed_sameDelay_otherSeeds_otherDelays() {
    assertThat(Backoff.delay(FIRST, MOST, 3, "a")).isEqualTo(Backoff.delay(FIRST, MOST, 3, "a"));
    assertThat(
            IntStream.range(0, 100)
                .mapToObj(i -> Backoff.delay(FIRST, MOST, 3, "run" + i))
                .distinct())
        .hasSizeGreaterThan(90);
  }
}
