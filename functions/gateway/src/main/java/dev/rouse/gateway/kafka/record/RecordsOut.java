package dev.rouse.gateway.kafka.record;

import dev.rouse.core.task.Event;
import dev.rouse.edge.event.EventsOut;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes events as records: CloudEvents in binary mode.
public final class RecordsOut {
  private static final String PARTITION_KEY = "partitionkey";

  private RecordsOut() {}

  /// The record of an event. What has one key comes in order: that is what the event's extension
  /// `partitionkey` says, else its session, else its subject.
  public static ProducerRecord<String, byte[]> write(
      String topic, Optional<String> session, Event event) {
    var key =
        Optional.ofNullable(event.extensions().get(PARTITION_KEY))
            .or(() -> session)
            .or(event::subject);
    return KafkaMessageFactory.<String>createWriter(topic, key.orElse(null))
        .writeBinary(EventsOut.sdk(event));
  }
}
