package dev.rouse.edge.event;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.Event;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads the events of a request.
public final class EventsIn {
  private static final String BATCH = "application/cloudevents-batch+json";

  /// Of an attribute's header.
  static final String PREFIX = "ce-";

  private static final String CONTENT_TYPE = "content-type";
  private static final int MOST_IN_A_BATCH = 1_000;

  private EventsIn() {}

  /// Reads what a request holds.
  ///
  /// @param headers by lower-case name
  public static Received read(Map<String, String> headers, byte[] body) {
    String contentType = headers.getOrDefault(CONTENT_TYPE, "");
    return refusing(() -> {
      if (Body.mediaType(contentType).equals(BATCH)) {
        return batch(body);
      }
      return meansAnEvent(headers, contentType)
          ? event(HttpMessageFactory.createReader(decoded(headers), body))
          : plain(Optional.of(contentType).filter(type -> !type.isEmpty()), body);
    });
  }

  /// Reads one event as another protocol's binding finds it.
  public static Received event(Supplier<MessageReader> message) {
    return refusing(() -> event(message.get()));
  }

  /// Reads what is no event: its data is what its content type says.
  public static Received plain(String contentType, byte[] body) {
    return refusing(() -> plain(Optional.of(contentType), body));
  }

  private static Received refusing(Supplier<Received> reading) {
    try {
      return reading.get();
    } catch (CloudEventRWException
        | EventDeserializationException
        | DateTimeException
        | MalformedJson
        | IllegalStateException
        | IllegalArgumentException malformed) {
      return refused(malformed);
    }
  }

  private static boolean meansAnEvent(Map<String, String> headers, String contentType) {
    return Body.mediaType(contentType).startsWith("application/cloudevents")
        || headers.keySet().stream().anyMatch(name -> name.startsWith(PREFIX));
  }

  private static Map<String, String> decoded(Map<String, String> headers) {
    var decoded = new LinkedHashMap<>(headers);
    decoded.replaceAll((name, value) -> name.startsWith(PREFIX) ? Percent.decoded(value) : value);
    return decoded;
  }

  private static Received event(MessageReader message) {
    return new Received.Events(List.of(SdkEvents.fromSdk(message.toEvent())));
  }

  private static Received plain(Optional<String> contentType, byte[] bytes) {
    var body = Body.read(contentType, bytes);
    return new Received.Plain(contentType, body.data(), body.dataBase64());
  }

  private static Received batch(byte[] body) {
    if (!(Json.parse(body) instanceof Json.Arr(var items))) {
      return refused("a batch is a JSON array of events");
    }
    if (items.size() > MOST_IN_A_BATCH) {
      return refused("a batch holds at most " + MOST_IN_A_BATCH + " events; send several");
    }
    var events = new ArrayList<Event>();
    for (var item : items) {
      events.add(SdkEvents.fromSdk(new JsonEventFormat().read(item)));
    }
    return new Received.Events(events);
  }

  private static Received refused(RuntimeException malformed) {
    var cause = malformed.getCause() instanceof RuntimeException inner ? inner : malformed;
    return refused(String.valueOf(cause.getMessage()));
  }

  private static Received refused(String why) {
    return new Received.Refused(new Problem(Kind.MALFORMED, "cannot be read as an event: " + why));
  }
}
