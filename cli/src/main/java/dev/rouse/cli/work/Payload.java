package dev.rouse.cli.work;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What is sent, and what it is: an event, Alertmanager's notification, JSON or a text.
///
/// @param text the body
/// @param json the body's value, where it is an object
public record Payload(String text, Optional<Json.Obj> json) {

  public static Payload of(String text) {
    return new Payload(text, object(text));
  }

  private static Optional<Json.Obj> object(String text) {
    try {
      return Json.parse(text) instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
    } catch (MalformedJson plainText) {
      return Optional.empty();
    }
  }

  public boolean isEvent() {
    return json.filter(object -> object.text("specversion").isPresent()).isPresent();
  }

  public boolean isNotification() {
    return json.filter(object -> object.text("groupKey").isPresent()).isPresent();
  }

  public String mediaType() {
    if (isEvent()) {
      return "application/cloudevents+json";
    }
    return json.isPresent() ? "application/json" : "text/plain; charset=utf-8";
  }

  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
