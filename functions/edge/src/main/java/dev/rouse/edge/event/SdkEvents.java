package dev.rouse.edge.event;

import dev.rouse.core.task.Event;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;

/// Our event and the SDK's, one as the other.
final class SdkEvents {
  private SdkEvents() {}

  static Event fromSdk(CloudEvent event) {
    var extensions = new LinkedHashMap<String, String>();
    for (String name : event.getExtensionNames()) {
      extensions.put(name, Objects.toString(event.getExtension(name)));
    }
    var contentType = Optional.ofNullable(event.getDataContentType());
    var bytes = event.getData() == null ? new byte[0] : event.getData().toBytes();
    var body = Body.read(contentType, bytes);
    return new Event(
        event.getId(),
        event.getSource().toString(),
        event.getType(),
        Optional.ofNullable(event.getSubject()),
        Optional.ofNullable(event.getTime()).map(OffsetDateTime::toString),
        contentType,
        body.data(),
        body.dataBase64(),
        extensions);
  }

  static CloudEvent toSdk(Event event) {
    var builder =
        CloudEventBuilder.v1()
            .withId(event.id())
            .withSource(URI.create(event.source()))
            .withType(event.type());
    event.subject().ifPresent(builder::withSubject);
    event.time().map(OffsetDateTime::parse).ifPresent(builder::withTime);
    event.contentType().ifPresent(builder::withDataContentType);
    event.extensions().forEach(builder::withExtension);
    Body.write(event).ifPresent(builder::withData);
    return builder.build();
  }
}
