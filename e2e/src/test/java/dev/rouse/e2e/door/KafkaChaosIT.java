package dev.rouse.e2e.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.journal.embedded.DurableServer;
import dev.rouse.kafka.process.LocalKafka;
import dev.rouse.kafka.process.LocalKafka.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two gateways read one topic while each of them, Kafka and PostgreSQL are killed and started
/// again.
@Timeout(900)
final class KafkaChaosIT {
  private static final String TOPIC = "orders";
  private static final long RECORDS = 6_000;
  private static final Path KAFKA = Path.of("../kafka/target");
  private static final String TASKS = "select count(*) as n from rouse.tasks";

  /// Suspended: its tasks are counted, nobody works on them.
  private static final String CLERK =
      """
      apiVersion: rouse.dev/v1alpha1
      kind: Agent
      metadata: {name: clerk, namespace: shop}
      spec:
        systemMessage: You look after orders.
        suspend: true
        triggers: [{kafka: {topic: orders}}]
      """;

  @TempDir private Path folder;

  @Test
  void everythingIsKilled_whatWasPublishedIsTakenIn_once() throws Exception {
    String others = Files.readString(KAFKA.resolve("classpath")).strip();
    var launch = Launch.on(KAFKA.resolve("classes").toAbsolutePath() + ":" + others, folder);
    var kafka = LocalKafka.start(launch);
    String there = kafka.bootstrap();
    var told = Map.of("ROUSE_KAFKA_BOOTSTRAP", there);
    try (var postgres = DurableServer.start(Map.of());
        var ledger = Ledger.open(postgres.settings(), CLERK);
        var publisher = new Publisher(there, TOPIC);
        var one = GatewayProcess.start(postgres.settings(), told);
        var other = GatewayProcess.start(postgres.settings(), told)) {
      Publisher.create(there, TOPIC, 6);
      Ledger.await(
          "the topic is begun",
          () -> ledger.count("select count(*) as n from rouse.kafka_topics") == 1);
      var publishing = Thread.ofVirtual().start(() -> publisher.publish(RECORDS));

      awaitShare(ledger, 1);
      one.kill();
      one.startAgain();
      awaitShare(ledger, 2);
      kafka.kill();
      kafka = LocalKafka.start(launch.at(kafka.port()));
      awaitShare(ledger, 3);
      other.kill();
      postgres.kill();
      postgres.restart();
      awaitShare(ledger, 4);
      other.startAgain();
      publishing.join();
      Ledger.await("all is taken in", () -> ledger.count(TASKS) >= RECORDS);

      assertThat(publisher.acknowledged()).hasSize((int) RECORDS);
      assertThat(ledger.count(TASKS)).isEqualTo(RECORDS);
      assertThat(taken(ledger)).isEqualTo(numbers());
      assertThat(ledger.count("select count(*) as n from rouse.dead_letters")).isZero();
    } finally {
      kafka.kill();
    }
  }

  private static Set<Long> numbers() {
    return LongStream.range(0, RECORDS).boxed().collect(Collectors.toSet());
  }

  private static Set<Long> taken(Ledger ledger) {
    return ledger.texts("select event ->> 'data' as text from rouse.tasks").stream()
        .map(Long::parseLong)
        .collect(Collectors.toSet());
  }

  private static void awaitShare(Ledger ledger, int fifths) {
    Ledger.await(fifths + " fifths are taken in", () -> ledger.count(TASKS) > RECORDS / 5 * fifths);
  }
}
