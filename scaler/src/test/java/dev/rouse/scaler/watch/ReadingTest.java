package dev.rouse.scaler.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.task.AgentId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReadingTest {
  private static final AgentId ANN = new AgentId("ops", "ann");
  private static final AgentId BOB = new AgentId("ops", "bob");

  @Test
  void toWake_newlyActive_isWoken() {
    assertThat(reading(Map.of(ANN, 1)).toWake(Reading.NOTHING, Set.of())).containsExactly(ANN);
  }

  @Test
  void toWake_activeAsBefore_isNot() {
    assertThat(reading(Map.of(ANN, 2)).toWake(reading(Map.of(ANN, 1)), Set.of())).isEmpty();
  }

  @Test
  void toWake_activeAsBeforeButGotMore_isWoken() {
    assertThat(reading(Map.of(ANN, 1, BOB, 1)).toWake(reading(Map.of(ANN, 1, BOB, 1)), Set.of(ANN)))
        .containsExactly(ANN);
  }

  @Test
  void toWake_gotSomethingButSuspended_isNot() {
    assertThat(reading(Map.of()).toWake(Reading.NOTHING, Set.of(ANN))).isEmpty();
  }

  @Test
  void memory_beforeAnyReading_isUnread() {
    assertThat(new Memory().of(ANN)).isEqualTo(new Known.Unread());
  }

  @Test
  void memory_afterFailure_keepsTheLast() {
    var memory = new Memory();
    memory.remember(reading(Map.of(ANN, 3)));

    memory.failed();

    assertThat(memory.of(ANN)).isEqualTo(new Known.Runs(3));
    assertThat(memory.of(BOB)).isEqualTo(new Known.Runs(0));
    assertThat(memory.of(new AgentId("ops", "new"))).isEqualTo(new Known.Unread());
  }

  @Test
  void memory_nobodyRegisteredIt_saysSo() {
    var memory = new Memory();
    memory.remember(reading(Map.of()));

    assertThat(memory.of(new AgentId("ops", "typo"))).isEqualTo(new Known.NoSuchAgent());
  }

  @Test
  void rest_isAsLongAsItTook_withinBounds() {
    assertThat(Watch.rest(Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(10));
    assertThat(Watch.rest(Duration.ofMillis(80))).isEqualTo(Duration.ofMillis(80));
    assertThat(Watch.rest(Duration.ofSeconds(9))).isEqualTo(Duration.ofMillis(500));
  }

  private static Reading reading(Map<AgentId, Integer> backlog) {
    return new Reading(backlog, Set.of(ANN, BOB));
  }
}
