package dev.rouse.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.gateway.hostile.Mutations;
import dev.rouse.gateway.kafka.embedded.Outside;
import dev.rouse.gateway.kafka.embedded.TestKafka;
import dev.rouse.gateway.kafka.record.Arrival;
import dev.rouse.gateway.kafka.record.RecordsIn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Damaged records: what can be read becomes a task, the rest a dead letter, and the partition goes
/// on. `-Dfuzz.seed` and `-Dfuzz.runs` repeat a run or make it longer.
@Timeout(180)
final class KafkaFuzzIT {
  private static final int USUAL_RUNS = 2_000;
  private static final byte[] LAST = "\"the last\"".getBytes(UTF_8);
  private static final String STRUCTURED =
      """
      {"specversion":"1.0","id":"e1","source":"/shop/orders","type":"com.example.order.failed",
       "subject":"order/7","time":"2026-11-21T12:00:00.123Z","datacontenttype":"application/json",
       "data":{"order":{"id":7,"lines":[1.5,true,null,"\\u00e9"]}}}
      """;
  private static final Map<String, String> BINARY =
      Map.of(
          "ce_specversion", "1.0",
          "ce_id", "b1",
          "ce_source", "/shop",
          "ce_type", "com.example.order.failed",
          "content-type", "application/json");

  private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
  private final Mutations mutations = new Mutations(seed);
  private final String topic = "fuzz-" + UUID.randomUUID();
  private final Stage stage = Stage.open();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whateverIsInATopic_itIsReadToItsEnd() throws Exception {
    String bootstrap = TestKafka.shared().bootstrap();
    stage.agent("clerk", "{kafka: {topic: %s}}".formatted(topic));
    stage.gateway(Stage.at(bootstrap));
    stage.awaitBegun(topic);
    try (var outside = Outside.of(bootstrap)) {
      outside.create(topic, 1);
    }
    var records = records(Integer.getInteger("fuzz.runs", USUAL_RUNS));

    write(bootstrap, records);

    var last = Optional.of(Json.of("the last"));
    Stage.await(
        "the last record; seed " + seed,
        () -> stage.events().stream().anyMatch(event -> event.get("data").equals(last)));
    assertThat(named(stage.events())).as("seed %d", seed).isEqualTo(readable(records));
    assertThat(stage.letters()).as("seed %d", seed).isNotEmpty();
  }

  private List<ProducerRecord<byte[], byte[]>> records(int many) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (int i = 0; i < many; i++) {
      records.add(damaged());
    }
    records.add(new ProducerRecord<>(topic, 0, null, LAST));
    return records;
  }

  private ProducerRecord<byte[], byte[]> damaged() {
    byte[] key = mutations.damaged(mutations.chance(2) ? "order-7" : "");
    String value = mutations.chance(2) ? STRUCTURED : "{\"order\":7}";
    var record = new ProducerRecord<>(topic, 0, key, mutations.damaged(value));
    if (value.equals(STRUCTURED)) {
      record.headers().add("content-type", header("application/cloudevents+json"));
    } else if (mutations.chance(2)) {
      BINARY.forEach((name, text) -> record.headers().add(name, header(text)));
    }
    return record;
  }

  private byte[] header(String value) {
    return mutations.chance(8) ? mutations.damaged(value) : value.getBytes(UTF_8);
  }

  private static void write(String bootstrap, List<ProducerRecord<byte[], byte[]>> records) {
    var bytes = new ByteArraySerializer();
    var told = Map.<String, Object>of("bootstrap.servers", bootstrap);
    try (var producer = new KafkaProducer<>(told, bytes, bytes)) {
      for (var record : records) {
        var _ = producer.send(record);
      }
      producer.flush();
    }
  }

  private static Set<String> named(List<Json.Obj> events) {
    var names = new HashSet<String>();
    events.forEach(event -> names.add(event.get("source") + " " + event.get("id")));
    return names;
  }

  /// The names of what can be read, each once: a repeat is no second task, whatever it holds.
  private Set<String> readable(List<ProducerRecord<byte[], byte[]>> records) {
    var events = new ArrayList<Json.Obj>();
    for (int offset = 0; offset < records.size(); offset++) {
      if (RecordsIn.read(consumed(records.get(offset), offset)) instanceof Arrival.Labelled seen
          && seen.whole().get() instanceof Arrival.Whole.Read(var event)) {
        events.add(event.toJson());
      }
    }
    return named(events);
  }

  private static ConsumerRecord<byte[], byte[]> consumed(
      ProducerRecord<byte[], byte[]> record, int offset) {
    return new ConsumerRecord<>(
        record.topic(),
        0,
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        record.key(),
        record.value(),
        new RecordHeaders(record.headers()),
        Optional.empty());
  }
}
