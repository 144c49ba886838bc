package dev.rouse.gateway.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.rule.BrokenRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClientPropertiesTest {
  private static final String FILE = "ROUSE_KAFKA_PROPERTIES_FILE";

  @TempDir private Path folder;

  @Test
  void consumer_isToldWhatTheOperatorSays_butKeepsItsPromises() {
    var told =
        Map.of(
            "security.protocol", "SSL",
            "client.id", "all",
            "consumer.client.id", "reader",
            "producer.linger.ms", "7",
            "consumer.enable.auto.commit", "true");

    assertThat(ClientProperties.consumer(told))
        .containsEntry("security.protocol", "SSL")
        .containsEntry("client.id", "reader")
        .containsEntry("group.id", "rouse")
        .containsEntry("enable.auto.commit", "false")
        .doesNotContainKeys("linger.ms", "producer.linger.ms");
    assertThat(ClientProperties.producer(told))
        .containsEntry("client.id", "all")
        .containsEntry("linger.ms", "7")
        .containsEntry("enable.idempotence", "true")
        .doesNotContainKey("group.id");
  }

  @Test
  void mounted_fileThatChanges_isReadAgain() throws Exception {
    var clock = new AtomicLong();
    var file = Files.writeString(folder.resolve("client.properties"), "sasl.mechanism=PLAIN\n");
    var access =
        MountedAccess.of(Optional.of(file), Map.of("bootstrap.servers", "k:9092"), clock::get);
    assertThat(access.properties())
        .contains(Map.of("sasl.mechanism", "PLAIN", "bootstrap.servers", "k:9092"));

    Files.writeString(file, "sasl.mechanism=OAUTHBEARER\n");
    clock.addAndGet(60_000_000_000L);

    assertThat(access.properties().orElseThrow()).containsEntry("sasl.mechanism", "OAUTHBEARER");
    Files.delete(file);
    clock.addAndGet(60_000_000_000L);
    assertThat(access.properties().orElseThrow()).containsEntry("sasl.mechanism", "OAUTHBEARER");
  }

  @Test
  void mounted_nothingSaid_isNoKafka_andAMissingFileIsNamed() {
    assertThat(MountedAccess.from(Map.of()).properties()).isEmpty();
    assertThatThrownBy(() -> MountedAccess.from(Map.of(FILE, folder.resolve("no").toString())))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining(FILE);
  }
}
