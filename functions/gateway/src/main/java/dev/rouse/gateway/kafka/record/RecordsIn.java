package dev.rouse.gateway.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.Event;
import dev.rouse.edge.event.EventsIn;
import dev.rouse.edge.event.Received;
import dev.rouse.edge.event.TraceContext;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads records: CloudEvents in binary and structured mode as they are, anything else as an event
/// of its topic.
public final class RecordsIn {
  /// What a record becomes that is no CloudEvent.
  public static final String PLAIN = "dev.rouse.kafka.record";

  private static final String ATTRIBUTE = "ce_";
  private static final String CONTENT_TYPE = "content-type";
  private static final String STRUCTURED = "application/cloudevents";
  private static final String JSON = "application/json";
  private static final String ANY_TEXT = "text/plain";
  private static final String ANY_BYTES = "application/octet-stream";
  private static final byte[] NOTHING = {};

  private RecordsIn() {}

  public static Arrival read(ConsumerRecord<byte[], byte[]> record) {
    var headers = headers(record);
    String contentType = headers.getOrDefault(CONTENT_TYPE, "");
    if (contentType.toLowerCase(Locale.ROOT).startsWith(STRUCTURED)) {
      return structured(record, headers);
    }
    return headers.keySet().stream().anyMatch(name -> name.startsWith(ATTRIBUTE))
        ? binary(record, headers)
        : plain(record, headers);
  }

  /// The name that tells a record from every other of its topic.
  public static String id(ConsumerRecord<byte[], byte[]> record) {
    return record.partition() + "-" + record.offset();
  }

  /// A key that is text.
  public static Optional<String> key(ConsumerRecord<byte[], byte[]> record) {
    return Optional.ofNullable(record.key()).flatMap(RecordsIn::text).filter(key -> !key.isEmpty());
  }

  /// Here the attributes are in the value, so it is read at once.
  private static Arrival structured(
      ConsumerRecord<byte[], byte[]> record, Map<String, String> headers) {
    return switch (event(record, headers)) {
      case Arrival.Whole.Read read -> new Arrival.Labelled(read.event().attributes(), () -> read);
      case Arrival.Whole.Unreadable(var problem) -> new Arrival.Unreadable(problem);
    };
  }

  private static Arrival binary(
      ConsumerRecord<byte[], byte[]> record, Map<String, String> headers) {
    var attributes = new HashMap<String, String>();
    headers.forEach((name, value) -> {
      if (name.startsWith(ATTRIBUTE)) {
        attributes.put(name.substring(ATTRIBUTE.length()), value);
      }
    });
    if (headers.containsKey(CONTENT_TYPE)) {
      attributes.put("datacontenttype", headers.get(CONTENT_TYPE));
    }
    return new Arrival.Labelled(attributes, () -> event(record, headers));
  }

  private static Arrival plain(ConsumerRecord<byte[], byte[]> record, Map<String, String> headers) {
    var attributes = new HashMap<String, String>();
    attributes.put("specversion", "1.0");
    attributes.put("id", id(record));
    attributes.put("source", record.topic());
    attributes.put("type", PLAIN);
    key(record).ifPresent(key -> attributes.put("subject", key));
    if (headers.containsKey(CONTENT_TYPE)) {
      attributes.put("datacontenttype", headers.get(CONTENT_TYPE));
    }
    return new Arrival.Labelled(attributes, () -> plainEvent(record, headers));
  }

  private static Arrival.Whole event(
      ConsumerRecord<byte[], byte[]> record, Map<String, String> headers) {
    return switch (EventsIn.event(() -> KafkaMessageFactory.createReader(record))) {
      case Received.Events(var events) -> traced(events.getFirst(), headers);
      case Received.Plain _ -> throw new IllegalStateException("an event was read");
      case Received.Refused(var problem) -> unreadable(problem);
    };
  }

  private static Arrival.Whole plainEvent(
      ConsumerRecord<byte[], byte[]> record, Map<String, String> headers) {
    return switch (body(record, headers)) {
      case Received.Plain plain -> {
        var event = plain.named(id(record), record.topic(), PLAIN);
        yield traced(key(record).map(event::withSubject).orElse(event), headers);
      }
      case Received.Events _ -> throw new IllegalStateException("a body was read");
      case Received.Refused(var problem) -> unreadable(problem);
    };
  }

  /// Without a content type it is JSON if it reads so, else text, else bytes.
  private static Received body(ConsumerRecord<byte[], byte[]> record, Map<String, String> headers) {
    byte[] value = record.value() == null ? NOTHING : record.value();
    if (headers.containsKey(CONTENT_TYPE)) {
      return EventsIn.plain(headers.get(CONTENT_TYPE), value);
    }
    if (text(value).isEmpty()) {
      return EventsIn.plain(ANY_BYTES, value);
    }
    var json = EventsIn.plain(JSON, value);
    return json instanceof Received.Plain ? json : EventsIn.plain(ANY_TEXT, value);
  }

  private static Arrival.Whole traced(Event event, Map<String, String> headers) {
    return new Arrival.Whole.Read(TraceContext.given(event, headers));
  }

  private static Arrival.Whole unreadable(Problem why) {
    return new Arrival.Whole.Unreadable(new Problem(Kind.UNREADABLE, why.detail()));
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    var headers = new HashMap<String, String>();
    for (var header : record.headers()) {
      byte[] value = header.value() == null ? NOTHING : header.value();
      headers.put(header.key().toLowerCase(Locale.ROOT), new String(value, UTF_8));
    }
    return headers;
  }
}
