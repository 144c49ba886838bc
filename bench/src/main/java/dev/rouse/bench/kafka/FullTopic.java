package dev.rouse.bench.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.kafka.process.LocalKafka;
import dev.rouse.kafka.process.LocalKafka.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A Kafka of its own with one topic, which is filled before anybody reads it.
public final class FullTopic implements AutoCloseable {
  public static final String NAME = "orders";
  public static final int PARTITIONS = 4;
  public static final int ONE_IN = 100;

  private static final Path MODULE = Path.of("kafka", "target");
  private static final int BYTES = 1024;

  private final Path folder;
  private final LocalKafka kafka;
  private int written;

  private FullTopic(Path folder, LocalKafka kafka) {
    this.folder = folder;
    this.kafka = kafka;
  }

  public static FullTopic start() throws IOException, InterruptedException, ExecutionException {
    var folder = Files.createTempDirectory("rouse-bench-kafka-");
    String others = Files.readString(MODULE.resolve("classpath")).strip();
    var launch = Launch.on(MODULE.resolve("classes").toAbsolutePath() + ":" + others, folder);
    var topic = new FullTopic(folder, LocalKafka.start(launch));
    try (var admin = Admin.create(topic.told())) {
      var _ = admin.createTopics(List.of(new NewTopic(NAME, PARTITIONS, (short) 1))).all().get();
    }
    return topic;
  }

  private Map<String, Object> told() {
    return Map.of("bootstrap.servers", kafka.bootstrap(), "linger.ms", "20");
  }

  public Optional<String> bootstrap() {
    return Optional.of(kafka.bootstrap());
  }

  /// Writes so many CloudEvents of 1 KB, one in a hundred of the type that is wanted.
  public void fill(int records) {
    byte[] data = ("{\"order\":\"7\",\"note\":\"" + "x".repeat(BYTES) + "\"}").getBytes(UTF_8);
    try (var producer =
        new KafkaProducer<>(told(), new StringSerializer(), new ByteArraySerializer())) {
      int until = written + records;
      for (int number = written; number < until; number++) {
        var record = new ProducerRecord<>(NAME, "key-" + number, data);
        String type = number % ONE_IN == 0 ? "com.example.failed" : "com.example.placed";
        Map.of(
                "ce_specversion", "1.0",
                "ce_id", Integer.toString(number),
                "ce_source", "/shop",
                "ce_type", type,
                "content-type", "application/json")
            .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        var _ = producer.send(record);
      }
      written = until;
    }
  }

  @Override
  public void close() throws IOException {
    kafka.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
