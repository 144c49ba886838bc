package dev.rouse.e2e.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes numbers, and remembers which of them Kafka has acknowledged.
final class Publisher implements AutoCloseable {
  private static final Duration PACE = Duration.ofMillis(4);

  private final String topic;
  private final KafkaProducer<String, String> producer;
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();

  Publisher(String kafka, String topic) {
    var told = new HashMap<String, Object>();
    told.put("bootstrap.servers", kafka);
    told.put("acks", "all");
    told.put("delivery.timeout.ms", "180000");
    this.topic = topic;
    this.producer = new KafkaProducer<>(told, new StringSerializer(), new StringSerializer());
  }

  static void create(String kafka, String topic, int partitions)
      throws InterruptedException, ExecutionException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      var wanted = new NewTopic(topic, partitions, (short) 1);
      var _ = admin.createTopics(Set.of(wanted)).all().get();
    }
  }

  /// Publishes these one after the other, and returns when all are acknowledged.
  void publish(long numbers) {
    for (long number = 0; number < numbers; number++) {
      send(number);
      LockSupport.parkNanos(PACE.toNanos());
    }
    producer.flush();
  }

  private void send(long number) {
    var record = new ProducerRecord<>(topic, "key-" + number % 50, Long.toString(number));
    record.headers().add("content-type", "application/json".getBytes(UTF_8));
    var _ =
        producer.send(
            record,
            (_, failed) -> {
              if (failed == null) {
                acknowledged.add(number);
              }
            });
  }

  Set<Long> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
