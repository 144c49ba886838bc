package dev.rouse.gateway.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class RecordsTest {
  private static final Event EVENT =
      Event.of("d1", "/agents/shop/clerk", "dev.rouse.run.completed", Json.of("über"))
          .withSubject("r1")
          .withExtension("rousehops", "1");

  private static ConsumerRecord<byte[], byte[]> record(
      byte[] key, byte[] value, Map<String, String> headers) {
    var record = new ConsumerRecord<>("orders", 3, 17L, key, value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    return record;
  }

  private static Event read(ConsumerRecord<byte[], byte[]> record) {
    return switch (RecordsIn.read(record)) {
      case Arrival.Labelled(var _, var whole) when whole.get() instanceof Arrival.Whole.Read read ->
          read.event();
      case Arrival.Labelled _, Arrival.Unreadable _ -> throw new AssertionError("unreadable");
    };
  }

  @Test
  void written_readAgain_isTheSameEvent() {
    ProducerRecord<String, byte[]> written = RecordsOut.write("orders", Optional.empty(), EVENT);
    var record = record("r1".getBytes(UTF_8), written.value(), Map.of());
    written.headers().forEach(header -> record.headers().add(header));

    assertThat(read(record)).isEqualTo(EVENT);
    assertThat(RecordsIn.read(record))
        .isInstanceOfSatisfying(
            Arrival.Labelled.class,
            labelled -> assertThat(labelled.attributes()).isEqualTo(EVENT.attributes()));
  }

  @Test
  void key_isThePartitionKey_elseTheSession_elseTheSubject() {
    var keyed = EVENT.withExtension("partitionkey", "p");

    assertThat(RecordsOut.write("t", Optional.of("s"), keyed).key()).isEqualTo("p");
    assertThat(RecordsOut.write("t", Optional.of("s"), EVENT).key()).isEqualTo("s");
    assertThat(RecordsOut.write("t", Optional.empty(), EVENT).key()).isEqualTo("r1");
  }

  @Test
  void plain_tombstone_hasNoData() {
    var event = read(new ConsumerRecord<>("orders", 0, 0L, "k".getBytes(UTF_8), null));

    assertThat(event.data()).isEmpty();
    assertThat(event.subject()).contains("k");
    assertThat(event.type()).isEqualTo("dev.rouse.kafka.record");
  }

  @Test
  void plain_bytesThatAreNoText_areKeptAsBase64() {
    byte[] bytes = {(byte) 0xff, 0, 1};

    var event = read(record(bytes, bytes, Map.of()));

    assertThat(event.dataBase64()).contains("/wAB");
    assertThat(event.contentType()).contains("application/octet-stream");
    assertThat(event.subject()).isEmpty();
  }

  @Test
  void plain_ofATrace_belongsToIt() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    var event = read(record(new byte[0], "1".getBytes(UTF_8), Map.of("traceparent", trace)));

    assertThat(event.extensions()).containsEntry("traceparent", trace);
    assertThat(event.id()).isEqualTo("3-17");
  }

  @Test
  void plain_ofAContentType_mustBeWhatItSays() {
    var record =
        record(new byte[0], "{".getBytes(UTF_8), Map.of("content-type", "application/json"));

    assertThat(RecordsIn.read(record))
        .isInstanceOfSatisfying(
            Arrival.Labelled.class,
            labelled ->
                assertThat(labelled.whole().get()).isInstanceOf(Arrival.Whole.Unreadable.class));
  }

  @Test
  void batch_isNoEvent() {
    var headers = Map.of("content-type", "application/cloudevents-batch+json");

    assertThat(RecordsIn.read(record(new byte[0], "[]".getBytes(UTF_8), headers)))
        .isInstanceOf(Arrival.Unreadable.class);
  }
}
