package dev.rouse.edge.event;

import dev.rouse.core.task.Event;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Our event and the SDK's, one as the other.
final class SdkEvents {
  private SdkEvents() {}

  static Event fromSdk(CloudEvent event) {
    var extensions = new LinkedHashMap<String, String>();
    for (String name : event.getExtensionNames()) {
      extensions.put(name, Objects.toString(event.getExtension(name)));
    }
    var contentType = Optional.ofNullable(event.getDataContentType());
    var body = body(contentType, event.getData());
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
    data(event).ifPresent(builder::withData);
    return builder.build();
  }

  private static Body body(Optional<String> contentType, @Nullable CloudEventData data) {
    return switch (data) {
      case null -> Body.NONE;
      case JsonData(var json) -> new Body(Optional.of(json), Optional.empty());
      default -> Body.read(contentType, data.toBytes());
    };
  }

  private static Optional<CloudEventData> data(Event event) {
    return event.data().isPresent() && Body.isJson(event.contentType())
        ? event.data().map(JsonData::new)
        : Body.write(event).map(BytesCloudEventData::wrap);
  }
}
