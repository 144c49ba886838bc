package dev.rouse.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.resource.agent.Scaling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeepingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Scaling SCALING = new Scaling(0, 3, 10, Duration.ofSeconds(30));
  private static final Slot RUNNING =
      new Slot.Running(Slot.Empty.NEW, NOW.minusSeconds(60), 30_001);

  @Test
  void nothingRunnable_nobodyThere_isNothingToDo() {
    assertThat(keeping(0, List.of(), NOW)).isEqualTo(new Keeping(List.of(), List.of()));
  }

  @Test
  void somethingRunnable_startsAsManyAsTheBacklogDemands() {
    assertThat(keeping(1, List.of(), NOW).start()).containsExactly(0);
    assertThat(keeping(11, List.of(RUNNING), NOW).start()).containsExactly(1);
    assertThat(keeping(1_000, List.of(), NOW).start()).containsExactly(0, 1, 2);
  }

  @Test
  void nothingRunnableForAWhile_stopsThem() {
    assertThat(keeping(0, List.of(RUNNING), NOW.minusSeconds(29)).stop()).isEmpty();
    assertThat(keeping(0, List.of(RUNNING), NOW.minusSeconds(30)).stop()).containsExactly(0);
  }

  @Test
  void lessRunnableThanBefore_stopsNobody() {
    assertThat(keeping(1, List.of(RUNNING, RUNNING), NOW).stop()).isEmpty();
  }

  @Test
  void oneThatStops_isNotStartedBesideItself() {
    assertThat(keeping(1, List.of(new Slot.Stopping()), NOW).start()).isEmpty();
  }

  @Test
  void died_once_startsAgainAtOnce_againAndAgain_withBackoff() {
    var once = Slot.Empty.NEW.after(NOW.minusSeconds(1), NOW);
    var twice = once.after(NOW.minusSeconds(1), NOW);
    var often = new Slot.Empty(30, NOW).after(NOW.minusSeconds(1), NOW);

    assertThat(keeping(1, List.of(once), NOW).start()).containsExactly(0);
    assertThat(keeping(1, List.of(twice), NOW).start()).isEmpty();
    assertThat(Keeping.of(SCALING, 1, List.of(twice), NOW, NOW.plusSeconds(1)).start())
        .containsExactly(0);
    assertThat(often.notBefore()).isEqualTo(NOW.plusSeconds(32));
  }

  @Test
  void died_afterALongTime_isNoCrashLoop() {
    assertThat(new Slot.Empty(5, NOW).after(NOW.minusSeconds(31), NOW))
        .isEqualTo(new Slot.Empty(0, NOW));
  }

  private static Keeping keeping(int backlog, List<Slot> slots, Instant busy) {
    return Keeping.of(SCALING, backlog, slots, busy, NOW);
  }
}
