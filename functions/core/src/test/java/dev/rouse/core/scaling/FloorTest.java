package dev.rouse.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.resource.agent.Scaling;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FloorTest {

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 5, 0",
    "1, 10, 0, 5, 1",
    "10, 10, 0, 5, 1",
    "11, 10, 0, 5, 2",
    "3, 1, 0, 5, 3",
    "1000, 10, 0, 5, 5",
    "0, 10, 2, 5, 2",
    "9223372036854775807, 1, 0, 5, 5"
  })
  void of_backlog_isCeilingWithinBounds(long backlog, int target, int min, int max, int floor) {
    assertThat(Floor.of(backlog, target, min, max)).isEqualTo(floor);
  }

  @Test
  void of_scaling_takesItsConcurrencyForTarget() {
    var scaling = new Scaling(1, 3, 4, Duration.ofSeconds(30));

    assertThat(Floor.of(0, scaling)).isEqualTo(1);
    assertThat(Floor.of(5, scaling)).isEqualTo(2);
    assertThat(Floor.of(50, scaling)).isEqualTo(3);
  }

  @Test
  void of_nonsense_isRefused() {
    assertThatThrownBy(() -> Floor.of(-1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Floor.of(1, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
