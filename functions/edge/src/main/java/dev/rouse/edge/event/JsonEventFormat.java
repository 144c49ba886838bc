package dev.rouse.edge.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.task.Event;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.rw.CloudEventDataMapper;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;

/// CloudEvents' JSON format over our own JSON.
public final class JsonEventFormat implements EventFormat {
  private static final String TYPE = "application/cloudevents+json";

  /// Attributes that are texts; a JSON number in their place is a mistake, not a text.
  private static final Set<String> TEXTS =
      Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype");

  @Override
  public byte[] serialize(CloudEvent event) {
    return SdkEvents.fromSdk(event).toJson().write().getBytes(UTF_8);
  }

  @Override
  public CloudEvent deserialize(
      byte[] bytes, CloudEventDataMapper<? extends CloudEventData> mapper) {
    try {
      return read(Json.parse(bytes));
    } catch (MalformedJson | DateTimeException | IllegalArgumentException malformed) {
      throw new EventDeserializationException(malformed);
    }
  }

  CloudEvent read(Json json) {
    if (!(json instanceof Json.Obj event)) {
      throw new IllegalArgumentException("an event is a JSON object");
    }
    if (!event.text("specversion").equals(Optional.of("1.0"))) {
      throw new IllegalArgumentException("`specversion` must be \"1.0\"");
    }
    event.fields().forEach(JsonEventFormat::check);
    return SdkEvents.toSdk(Event.fromJson(event));
  }

  private static void check(String name, Json value) {
    if (TEXTS.contains(name) && !(value instanceof Json.Str)) {
      throw new IllegalArgumentException("`" + name + "` must be a text");
    }
    boolean own = TEXTS.contains(name) || name.equals("data") || name.equals("data_base64");
    if (!own && (value instanceof Json.Obj || value instanceof Json.Arr)) {
      throw new IllegalArgumentException("extension `" + name + "` must be a plain value");
    }
  }

  @Override
  public Set<String> deserializableContentTypes() {
    return Set.of(TYPE);
  }

  @Override
  public String serializedContentType() {
    return TYPE;
  }
}
