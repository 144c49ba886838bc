package dev.rouse.gateway.kafka.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlacingTest {
  @Test
  void of_whatKafkaStillHas_isReadOn() {
    assertThat(Placing.of(5, 0, 5)).isEqualTo(new Placing.On(5));
    assertThat(Placing.of(5, 5, 9)).isEqualTo(new Placing.On(5));
  }

  @Test
  void of_aPartitionNeverRead_isReadFromWhatIsLeft() {
    assertThat(Placing.of(0, 100, 200)).isEqualTo(new Placing.On(0));
  }

  @Test
  void of_whatKafkaHasDeleted_isSaid() {
    assertThat(Placing.of(5, 8, 9)).isEqualTo(new Placing.Cut(3, 5));
  }

  @Test
  void of_anEndBeforeWhatWasRead_isAnotherTopic() {
    assertThat(Placing.of(5, 0, 4)).isEqualTo(new Placing.Anew());
  }
}
