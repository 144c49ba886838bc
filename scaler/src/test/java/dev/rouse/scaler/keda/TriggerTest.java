package dev.rouse.scaler.keda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.task.AgentId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TriggerTest {

  @Test
  void of_agentAlone_hasTheDefaultTarget() {
    assertThat(Trigger.of("ops", Map.of("agent", "a1")))
        .isEqualTo(new Trigger(new AgentId("ops", "a1"), 10));
  }

  @Test
  void of_whatIsNotOurs_isLeftAlone() {
    var metadata =
        Map.of("agent", "a1", "targetSize", "3", "scalerAddress", "x:1", "enableTLS", "1");

    assertThat(Trigger.of("ops", metadata).targetSize()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "many", "1.5", "99999999999"})
  void of_targetOutOfBounds_namesIt(String target) {
    assertThatThrownBy(() -> Trigger.of("ops", Map.of("agent", "a1", "targetSize", target)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("targetSize");
  }

  @Test
  void of_noAgent_saysSo() {
    assertThatThrownBy(() -> Trigger.of("ops", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("agent");
    assertThatThrownBy(() -> Trigger.of("", Map.of("agent", "a1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void of_agentOfAnotherNamespace_isRefused() {
    assertThatThrownBy(() -> Trigger.of("ops", Map.of("agent", "finance/a1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("own namespace");
  }
}
