package dev.rouse.gateway.kafka.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Those who use Kafka beside Rouse: they make topics, write and read.
public final class Outside implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Map<String, Object> told;
  private final Admin admin;
  private final KafkaProducer<String, String> producer;

  private Outside(Map<String, Object> told) {
    this.told = told;
    this.admin = Admin.create(told);
    this.producer = new KafkaProducer<>(told, new StringSerializer(), new StringSerializer());
  }

  public static Outside of(String bootstrap) {
    return of(Map.of("bootstrap.servers", bootstrap));
  }

  public static Outside of(Map<String, String> properties) {
    return new Outside(new HashMap<>(properties));
  }

  public void create(String topic, int partitions) throws InterruptedException {
    done(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all());
  }

  public void delete(String topic) throws InterruptedException {
    done(admin.deleteTopics(List.of(topic)).all());
  }

  public void grow(String topic, int partitions) throws InterruptedException {
    done(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all());
  }

  /// Writes one, and returns when it is there.
  public void write(String topic, String key, String value, Map<String, String> headers)
      throws InterruptedException {
    var record = new ProducerRecord<>(topic, key, value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    send(record);
  }

  public void write(String topic, String key, String value) throws InterruptedException {
    write(topic, key, value, Map.of());
  }

  public void send(ProducerRecord<String, String> record) throws InterruptedException {
    try {
      var _ = producer.send(record).get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// What a topic of one partition holds, once it holds so many.
  public List<ConsumerRecord<String, String>> read(String topic, int records) {
    try (var consumer =
        new KafkaConsumer<>(told, new StringDeserializer(), new StringDeserializer())) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var read = new ArrayList<ConsumerRecord<String, String>>();
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (read.size() < records) {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
        if (System.nanoTime() > until) {
          throw new AssertionError("only " + read.size() + " came into " + topic);
        }
      }
      return read;
    }
  }

  private static void done(KafkaFuture<Void> future) throws InterruptedException {
    try {
      var _ = future.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
    admin.close(PATIENCE);
  }
}
