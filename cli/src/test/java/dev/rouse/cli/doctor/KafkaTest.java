package dev.rouse.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import org.junit.jupiter.api.Test;

final class KafkaTest {
  private static final String SOUND =
      """
      {"kafka": {"bootstrap": "kafka:9092", "brokers": 3, "metadataVersion": 25, "settings": {
       "auto.create.topics.enable": "false", "default.replication.factor": "3",
       "min.insync.replicas": "2"}}}
      """;

  private static Finding look(String platform) {
    return Kafka.look((Json.Obj) Json.parse(platform));
  }

  @Test
  void sound_isWell_withItsRelease() {
    assertThat(look(SOUND))
        .isEqualTo(Finding.well("Kafka", "3 brokers, metadata.version 25 (Kafka 4.0 or later)"));
  }

  @Test
  void oneCopyOnSeveralBrokers_isLess_andSaysWhatToSet() {
    assertThat(
            look(SOUND.replace("\"min.insync.replicas\": \"2\"", "\"min.insync.replicas\": \"1\"")))
        .satisfies(found -> assertThat(found.grade()).isEqualTo(Finding.Grade.LESS))
        .satisfies(
            found -> assertThat(found.text()).contains("min.insync.replicas is 1", "set it to 2"));
  }

  @Test
  void away_isBad_none_isLess() {
    assertThat(
            look(
                "{\"kafka\": {\"bootstrap\": \"kafka:9092\", \"problem\": \"it does not answer\"}}"))
        .satisfies(found -> assertThat(found.grade()).isEqualTo(Finding.Grade.ILL))
        .satisfies(found ->
            assertThat(found.text()).contains("at kafka:9092: it does not answer; look at"));
    assertThat(look("{}").text()).contains("ROUSE_KAFKA_BOOTSTRAP names one");
  }
}
