package dev.rouse.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Spent;
import dev.rouse.core.resource.agent.Budget;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WindowTest {
  private static final Budget.Cap TOKENS = new Budget.Cap(Optional.of(100L), Optional.empty());
  private static final Budget.Cap MONEY =
      new Budget.Cap(Optional.empty(), Optional.of(new BigDecimal("5.00")));

  @Test
  void of_atTheEndOfAYear_endsWithIt() {
    var budget = new Budget(Optional.of(TOKENS), Optional.of(TOKENS), Optional.of(MONEY));

    var windows = Window.of(budget, Instant.parse("2026-12-31T23:59:59.999Z"));

    assertThat(windows).extracting(Window::name).containsExactly("hour", "day", "month");
    assertThat(windows)
        .extracting(Window::from)
        .containsExactly(
            Instant.parse("2026-12-31T23:00:00Z"),
            Instant.parse("2026-12-31T00:00:00Z"),
            Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(windows)
        .extracting(Window::until)
        .containsOnly(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @Test
  void of_noBudget_noWindows() {
    assertThat(Window.of(Budget.UNLIMITED, Instant.EPOCH)).isEmpty();
  }

  @Test
  void reachedBy_theCapItself_isReached() {
    var budget = new Budget(Optional.empty(), Optional.of(TOKENS), Optional.of(MONEY));
    var windows = Window.of(budget, Instant.EPOCH);

    assertThat(windows.getFirst().reachedBy(new Spent(100, BigDecimal.ZERO))).isTrue();
    assertThat(windows.getFirst().reachedBy(new Spent(99, BigDecimal.TEN))).isFalse();
    assertThat(windows.getLast().reachedBy(new Spent(0, new BigDecimal("5")))).isTrue();
    assertThat(windows.getLast().reachedBy(new Spent(1_000, new BigDecimal("4.99")))).isFalse();
  }
}
