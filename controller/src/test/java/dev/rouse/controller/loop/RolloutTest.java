package dev.rouse.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.task.AgentId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RolloutTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Rollout rollout = new Rollout(2, nanos::get);

  private static AgentId agent(String name) {
    return new AgentId("ops", name);
  }

  @Test
  void full_othersStandInLine_andComeInTurn() {
    assertThat(rollout.enter(agent("a"))).isTrue();
    assertThat(rollout.enter(agent("b"))).isTrue();
    assertThat(rollout.enter(agent("c"))).isFalse();
    assertThat(rollout.enter(agent("d"))).isFalse();

    assertThat(rollout.leave(agent("a"))).contains(agent("c"));
    assertThat(rollout.leave(agent("b"))).contains(agent("d"));
    assertThat(rollout.enter(agent("c"))).isTrue();
  }

  @Test
  void oneThatIsNeverReady_givesItsPlaceAwayAfterTenMinutes() {
    var _ = rollout.enter(agent("a"));
    var _ = rollout.enter(agent("b"));

    nanos.addAndGet(Duration.ofMinutes(9).toNanos());
    assertThat(rollout.enter(agent("c"))).isFalse();
    nanos.addAndGet(Duration.ofMinutes(2).toNanos());

    assertThat(rollout.enter(agent("c"))).isTrue();
    assertThat(rollout.holds(agent("a"))).isFalse();
  }
}
