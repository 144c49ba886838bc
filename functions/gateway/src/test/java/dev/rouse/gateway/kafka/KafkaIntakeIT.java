package dev.rouse.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.gateway.kafka.embedded.Outside;
import dev.rouse.gateway.kafka.embedded.TestKafka;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class KafkaIntakeIT {
  private static final Map<String, String> FAILED =
      Map.of(
          "ce_specversion", "1.0",
          "ce_id", "e1",
          "ce_source", "/shop",
          "ce_type", "com.example.order.failed",
          "ce_subject", "order-7",
          "content-type", "application/json");

  private final String bootstrap = TestKafka.shared().bootstrap();
  private final Outside outside = Outside.of(bootstrap);
  private final Stage stage = Stage.open();
  private final String topic = "orders-" + UUID.randomUUID();

  @AfterEach
  void close() {
    stage.close();
    outside.close();
  }

  @Test
  void plainRecord_isATaskThatSaysWhereItCameFrom() throws Exception {
    stage.agent("clerk", "{kafka: {topic: %s}}".formatted(topic));
    stage.gateway(Stage.at(bootstrap));
    stage.awaitBegun(topic);
    outside.create(topic, 1);

    outside.write(topic, "order-7", "{\"order\": 7}");
    outside.write(topic, "order-8", "no JSON");

    var events = stage.events(2);
    assertThat(events.getFirst())
        .isEqualTo(
            Json.parse(
                """
                {"specversion": "1.0", "id": "0-0", "source": "%s", "type": "dev.rouse.kafka.record",
                 "subject": "order-7", "datacontenttype": "application/json", "data": {"order": 7}}
                """
                    .formatted(topic)));
    assertThat(events.getLast().get("data")).contains(Json.of("no JSON"));
  }

  @Test
  void lag_isAMetricOfEachPartition() throws Exception {
    outside.create(topic, 1);
    stage.agent("clerk", "{kafka: {topic: %s}}".formatted(topic));
    var gateway = stage.gateway(Stage.at(bootstrap));
    stage.awaitBegun(topic);
    outside.write(topic, "order-7", "{\"order\": 7}");
    var _ = stage.events(1);
    String metric = "rouse_kafka_lag{partition=\"0\",topic=\"%s\"} 0".formatted(topic);

    Stage.await(metric, () -> Stage.read(gateway, "/metrics").contains(metric));
  }

  @Test
  void platform_tellsOfKafkaWhatItSaysOfItself() throws Exception {
    var gateway = stage.gateway(Stage.at(bootstrap));

    assertThat(Stage.read(gateway, "/platform"))
        .contains("\"brokers\":1", "\"metadataVersion\":", "\"min.insync.replicas\":\"1\"");
  }

  @Test
  void platform_kafkaThatIsAway_isAnAnswerToo() throws Exception {
    var gateway = stage.gateway(Stage.at("127.0.0.1:1"));

    assertThat(Stage.read(gateway, "/platform"))
        .contains("\"postgresql\":", "\"bootstrap\":\"127.0.0.1:1\"", "\"problem\":");
  }

  @Test
  void cloudEvents_inBothModes_areFilteredBeforeAnythingIsStored() throws Exception {
    outside.create(topic, 1);
    stage.agent(
        "clerk", "{kafka: {topic: %s, filters: [{suffix: {type: .failed}}]}}".formatted(topic));
    stage.gateway(Stage.at(bootstrap));
    stage.awaitBegun(topic);
    String structured =
        """
        {"specversion": "1.0", "id": "e2", "source": "/shop", "type": "com.example.order.%s",
         "data": {"order": 8}}
        """;

    outside.write(topic, "k", "{\"order\": 6}");
    outside.write(topic, "k", "{\"order\": 7}", FAILED);
    var json = Map.of("content-type", "application/cloudevents+json; charset=utf-8");
    outside.write(topic, "k", structured.formatted("placed"), json);
    outside.write(topic, "k", structured.formatted("failed"), json);

    assertThat(stage.events(2))
        .extracting(event -> event.text("id").orElseThrow())
        .containsExactly("e1", "e2");
    assertThat(stage.events().getFirst().text("subject")).contains("order-7");
    assertThat(stage.letters()).isEmpty();
  }

  @Test
  void existingTopic_isReadFromItsEnd_andALaterPartitionFromItsBeginning() throws Exception {
    outside.create(topic, 1);
    outside.write(topic, "k", "before");
    stage.agent("clerk", "{kafka: {topic: %s}}".formatted(topic));
    stage.gateway(Stage.at(bootstrap));
    stage.awaitBegun(topic);

    outside.grow(topic, 2);
    outside.send(new ProducerRecord<>(topic, 1, "k", "in the new one"));
    outside.send(new ProducerRecord<>(topic, 0, "k", "in the old one"));

    assertThat(stage.events(2))
        .extracting(event -> event.get("data").orElseThrow())
        .containsExactly(Json.of("in the old one"), Json.of("in the new one"));
  }

  @Test
  void recordThatCannotBeRead_isADeadLetter_andThePartitionGoesOn() throws Exception {
    outside.create(topic, 1);
    stage.agent("clerk", "{kafka: {topic: %s}}".formatted(topic));
    stage.gateway(Stage.at(bootstrap));
    stage.awaitBegun(topic);

    outside.write(topic, "k", "{}", Map.of("ce_specversion", "1.0", "ce_id", "1"));
    outside.write(topic, "k", "{", Map.of("content-type", "application/cloudevents+json"));
    outside.write(topic, "k", "{", Map.of("content-type", "application/json"));
    outside.write(topic, "k", "[".repeat(10_000) + "]".repeat(10_000), FAILED);
    outside.write(topic, "k", "after");

    assertThat(stage.events(1).getFirst().get("data")).contains(Json.of("after"));
    assertThat(stage.letters())
        .hasSize(4)
        .allMatch(letter -> letter.problem().kind() == Kind.UNREADABLE)
        .allMatch(
            letter -> letter.subject().orElseThrow().text("topic").orElseThrow().equals(topic))
        .allMatch(letter -> letter.agent().isPresent());
  }

  @Test
  void sameIdWithAnotherBody_isADeadLetter_andTheFirstStands() throws Exception {
    outside.create(topic, 1);
    stage.agent("clerk", "{kafka: {topic: %s}}".formatted(topic));
    stage.gateway(Stage.at(bootstrap));
    stage.awaitBegun(topic);

    outside.write(topic, "k", "{\"order\": 7}", FAILED);
    outside.write(topic, "k", "{\"order\": 7}", FAILED);
    outside.write(topic, "k", "{\"order\": 8}", FAILED);
    outside.write(topic, "k", "after");

    assertThat(stage.events(2)).hasSize(2);
    assertThat(stage.letters())
        .singleElement()
        .matches(letter -> letter.problem().kind() == Kind.DIFFERENT_BODY);
  }

  @Test
  void triggers_areFollowedWhileItRuns() throws Exception {
    String other = topic + "-other";
    outside.create(topic, 1);
    outside.create(other, 1);
    var clerk = stage.agent("clerk", "{kafka: {topic: %s}}".formatted(topic));
    stage.gateway(Stage.at(bootstrap));
    stage.awaitBegun(topic);
    stage.agent("cook", "{kafka: {topic: %s}}".formatted(other));
    stage.awaitBegun(other);
    outside.write(other, "k", "for the cook");
    assertThat(stage.events(1)).hasSize(1);

    stage.remove(clerk);
    Stage.await("it is ended", () -> stage.offsets().topics().equals(Set.of(other)));
    outside.write(topic, "k", "for nobody");
    stage.register(clerk);
    stage.awaitBegun(topic);
    outside.write(topic, "k", "for the clerk");

    assertThat(stage.events(2))
        .extracting(event -> event.get("data").orElseThrow())
        .containsExactlyInAnyOrder(Json.of("for the cook"), Json.of("for the clerk"));
  }

  @Test
  void severalGateways_thatComeAndGo_takeEveryRecordOnce() throws Exception {
    int records = 1_000;
    outside.create(topic, 6);
    stage.agent("clerk", "{kafka: {topic: %s}}".formatted(topic));
    var first = stage.gateway(Stage.at(bootstrap));
    stage.awaitBegun(topic);
    var writing =
        Thread.ofVirtual().start(() -> IntStream.range(0, records).forEach(n -> writeUnchecked(n)));

    stage.gateway(Stage.at(bootstrap));
    Stage.await("some are taken in", () -> stage.events().size() > records / 4);
    stage.gateway(Stage.at(bootstrap));
    Stage.await("half is taken in", () -> stage.events().size() > records / 2);
    first.close();
    writing.join();

    assertThat(stage.events(records))
        .extracting(event -> event.get("data").orElseThrow().write())
        .doesNotHaveDuplicates()
        .hasSize(records);
    assertThat(stage.letters()).isEmpty();
  }

  private void writeUnchecked(int number) {
    try {
      outside.write(topic, "key-" + number, "{\"number\": %d}".formatted(number));
    } catch (InterruptedException unwanted) {
      throw new IllegalStateException(unwanted);
    }
  }

  @Test
  void client_isMadeWhereSomebodyNamesATopic_andGoneWhenNobodyDoes() throws Exception {
    stage.agent("cook", "{broker: {name: default}}");
    stage.gateway(Stage.at(bootstrap));
    assertThat(reads()).isFalse();

    var clerk = stage.agent("clerk", "{kafka: {topic: %s}}".formatted(topic));
    Stage.await("a client is made", KafkaIntakeIT::reads);
    stage.remove(clerk);

    Stage.await("it is gone", () -> !reads());
    Stage.await("the topic is ended", () -> stage.offsets().topics().isEmpty());
  }

  private static boolean reads() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("vert.x-kafka-consumer"));
  }
}
