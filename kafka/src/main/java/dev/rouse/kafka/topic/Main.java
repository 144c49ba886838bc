package dev.rouse.kafka.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// `write HOST:PORT TOPIC`, a record a line of standard input; `read HOST:PORT TOPIC COUNT`, from
/// the beginning.
public final class Main {
  private static final int MISUSED = 2;
  private static final Duration LOOK = Duration.ofMillis(200);

  private Main() {}

  public static void main(String[] words) throws Exception {
    var told = List.of(words);
    if (told.size() == 3 && told.getFirst().equals("write")) {
      write(told.get(1), told.get(2));
    } else if (told.size() == 4 && told.getFirst().equals("read") && told.get(3).matches("\\d+")) {
      read(told.get(1), told.get(2), Integer.parseInt(told.get(3)));
    } else {
      System.err.println("usage: topic write HOST:PORT TOPIC | topic read HOST:PORT TOPIC COUNT");
      System.exit(MISUSED);
    }
  }

  /// A line that is a CloudEvent is marked as one.
  private static void write(String bootstrap, String topic)
      throws IOException, ExecutionException, InterruptedException {
    var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    Map<String, Object> told = Map.of("bootstrap.servers", bootstrap);
    try (var producer = new KafkaProducer<>(told, new StringSerializer(), new StringSerializer())) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var record = new ProducerRecord<String, String>(topic, line);
        if (line.contains("\"specversion\"")) {
          record.headers().add("content-type", "application/cloudevents+json".getBytes(UTF_8));
        }
        var _ = producer.send(record).get();
      }
    }
  }

  private static void read(String bootstrap, String topic, int count) throws InterruptedException {
    Map<String, Object> told =
        Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(told, new StringDeserializer(), new StringDeserializer())) {
      var partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      for (int seen = 0; seen < count; ) {
        for (var record : consumer.poll(LOOK)) {
          System.out.println(record.value());
          seen++;
        }
      }
    }
  }

  /// Asked for, a topic that is not there comes to be: not at once.
  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic)
      throws InterruptedException {
    var there = consumer.partitionsFor(topic);
    while (there.isEmpty()) {
      Thread.sleep(LOOK);
      there = consumer.partitionsFor(topic);
    }
    return there.stream().map(found -> new TopicPartition(topic, found.partition())).toList();
  }
}
