package dev.rouse.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.gateway.Agents;
import dev.rouse.gateway.Mailbox;
import dev.rouse.gateway.PlayedAgent;
import dev.rouse.gateway.kafka.client.KafkaAccess;
import dev.rouse.gateway.kafka.embedded.Outside;
import dev.rouse.gateway.kafka.embedded.TestKafka;
import dev.rouse.journal.PostgresJournal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class KafkaDeliveryIT {
  private final String bootstrap = TestKafka.shared().bootstrap();
  private final Outside outside = Outside.of(bootstrap);
  private final Stage stage = Stage.open();
  private final String topic = "diagnoses-" + UUID.randomUUID();

  @AfterEach
  void close() {
    stage.close();
    outside.close();
  }

  private PlayedAgent clerk(String replyTo) {
    var clerk =
        Agents.read(
            """
            apiVersion: rouse.dev/v1alpha1
            kind: Agent
            metadata: {name: clerk, namespace: shop}
            spec:
              systemMessage: You look after orders.
              replyTo: [%s]
            """
                .formatted(replyTo));
    stage.register(clerk);
    return new PlayedAgent(clerk, new PostgresJournal(stage.database()));
  }

  private void take(PlayedAgent clerk, String id, Optional<String> session) {
    var event = Event.of(id, "/shop", "com.example.order.failed", Json.of("order 7"));
    var offer = Offer.of(clerk.id(), event);
    var _ =
        new PostgresJournal(stage.database())
            .takeIn(List.of(session.map(key -> offer.inSession(key, Overlap.QUEUE)).orElse(offer)));
  }

  @Test
  void outcome_isACloudEventInBinaryMode_underTheKeyOfItsSession() throws Exception {
    outside.create(topic, 1);
    var clerk = clerk("{kafka: {topic: %s}}".formatted(topic));
    stage.gateway(Stage.at(bootstrap));

    take(clerk, "e1", Optional.of("order-7"));
    clerk.answer("order 7 has no stock");
    take(clerk, "e2", Optional.empty());
    clerk.answer("nothing is missing");

    var records = outside.read(topic, 2);
    var first = records.getFirst();
    assertThat(first.key()).isEqualTo("order-7");
    assertThat(header(first, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(first, "ce_type")).isEqualTo("dev.rouse.run.completed");
    assertThat(header(first, "ce_source")).isEqualTo("/agents/shop/clerk");
    assertThat(header(first, "ce_rousehops")).isEqualTo("1");
    assertThat(header(first, "content-type")).isEqualTo("application/json");
    assertThat(Json.parse(first.value()).at("text")).contains(Json.of("order 7 has no stock"));
    assertThat(records.getLast().key()).isEqualTo(header(records.getLast(), "ce_subject"));
  }

  @Test
  void kafkaThatIsDown_holdsUpNoOther_andIsTriedAgain() throws Exception {
    outside.create(topic, 1);
    var there = new AtomicReference<>("127.0.0.1:1");
    KafkaAccess access = () -> Optional.of(Map.of(KafkaAccess.BOOTSTRAP, there.get()));
    try (var mailbox = Mailbox.open()) {
      var clerk =
          clerk("{kafka: {topic: %s}}, {sink: {uri: \"%s\"}}".formatted(topic, mailbox.address()));
      stage.gateway(access);

      for (int i = 0; i < 12; i++) {
        take(clerk, "e" + i, Optional.of("order-7"));
        clerk.answer("answer " + i);
      }
      for (int i = 0; i < 12; i++) {
        assertThat(mailbox.take().header("ce-type")).isEqualTo("dev.rouse.run.completed");
      }
      there.set(bootstrap);

      assertThat(outside.read(topic, 12))
          .extracting(record -> header(record, "ce_id"))
          .doesNotHaveDuplicates()
          .hasSize(12);
    }
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }
}
