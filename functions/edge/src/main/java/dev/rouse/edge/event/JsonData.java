package dev.rouse.edge.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import io.cloudevents.CloudEventData;

/// Data that is JSON, on its way through the SDK: it is written only where somebody wants its
/// bytes.
record JsonData(Json value) implements CloudEventData {

  @Override
  public byte[] toBytes() {
    return value.write().getBytes(UTF_8);
  }
}
