package dev.rouse.edge.event;

import dev.rouse.core.task.Event;
import io.cloudevents.http.HttpMessageFactory;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Writes events as HTTP messages.
public final class EventsOut {
  private EventsOut() {}

  /// Binary mode: the attributes go to `header`, the data is returned.
  public static Optional<byte[]> binary(Event event, BiConsumer<String, String> header) {
    BiConsumer<String, String> encoded =
        (name, value) ->
            header.accept(name, name.startsWith(EventsIn.PREFIX) ? Percent.encoded(value) : value);
    HttpMessageFactory.createWriter(encoded, _ -> {}).writeBinary(SdkEvents.toSdk(event));
    return Body.write(event);
  }
}
