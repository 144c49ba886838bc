package dev.rouse.edge.event;

import dev.rouse.core.task.Event;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Writes events as messages.
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

  /// The event as the SDK's other protocol bindings write it.
  public static CloudEvent sdk(Event event) {
    return SdkEvents.toSdk(event);
  }
}
