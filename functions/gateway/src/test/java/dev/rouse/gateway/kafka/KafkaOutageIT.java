package dev.rouse.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.gateway.kafka.embedded.Outside;
import dev.rouse.gateway.kafka.embedded.TestKafka;
import dev.rouse.journal.embedded.DurableServer;
import dev.rouse.kafka.process.LocalKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is lost while Kafka or the journal is away: nothing, and nothing comes twice.
@Timeout(240)
final class KafkaOutageIT {
  private static final String TOPIC = "orders";
  private static final String TRIGGER = "{kafka: {topic: orders}}";

  @TempDir private Path folder;

  @Test
  void journalAway_theIntakeStandsStill_andGoesOnWhereItStood() throws Exception {
    String bootstrap = TestKafka.shared().bootstrap();
    try (var server = DurableServer.start(Map.of());
        var stage = Stage.on(server.settings());
        var outside = Outside.of(bootstrap)) {
      String topic = "orders-of-an-outage";
      outside.create(topic, 2);
      stage.agent("clerk", "{kafka: {topic: %s}}".formatted(topic));
      stage.gateway(Stage.at(bootstrap));
      stage.awaitBegun(topic);
      write(outside, topic, 0, 50);
      var _ = stage.events(50);

      server.kill();
      write(outside, topic, 50, 100);
      server.restart();
      write(outside, topic, 100, 150);

      var _ = stage.events(150);
      assertThat(numbers(stage)).containsExactlyInAnyOrderElementsOf(upTo(150));
    }
  }

  @Test
  void kafkaKilledAndStarted_theIntakeGoesOn() throws Exception {
    var launch = TestKafka.launch(folder.resolve("kafka"));
    var killed = LocalKafka.start(launch);
    String bootstrap = killed.bootstrap();
    try (var stage = Stage.open();
        var outside = Outside.of(bootstrap)) {
      outside.create(TOPIC, 2);
      stage.agent("clerk", TRIGGER);
      stage.gateway(Stage.at(bootstrap));
      stage.awaitBegun(TOPIC);
      write(outside, TOPIC, 0, 50);
      var _ = stage.events(20);

      killed.kill();
      try (var again = LocalKafka.start(launch.at(killed.port()))) {
        write(outside, TOPIC, 50, 100);

        assertThat(again.bootstrap()).isEqualTo(bootstrap);
        var _ = stage.events(100);
        assertThat(numbers(stage)).containsExactlyInAnyOrderElementsOf(upTo(100));
        assertThat(stage.letters()).isEmpty();
      }
    }
  }

  private static void write(Outside outside, String topic, int from, int until)
      throws InterruptedException {
    for (int number = from; number < until; number++) {
      outside.write(topic, "key-" + number, Integer.toString(number));
    }
  }

  private static List<Json> upTo(int end) {
    return IntStream.range(0, end).mapToObj(Json::of).toList();
  }

  private static List<Json> numbers(Stage stage) {
    return stage.events().stream().map(event -> event.get("data").orElseThrow()).toList();
  }
}
