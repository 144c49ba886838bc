package dev.rouse.cli.work;

import dev.rouse.cli.verb.Session;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What is sent, and what it is: an event, Alertmanager's notification, JSON or a text.
///
/// @param text the body
/// @param json the body's value, where it is an object
public record Payload(String text, Optional<Json.Obj> json) {

  public static Payload of(String text) {
    return new Payload(text, object(text));
  }

  /// Reads a file, or standard input where it is named `-`.
  ///
  /// @throws BrokenRule where there is no such file
  public static Payload read(String file, Session session) throws IOException {
    if (file.equals("-")) {
      return of(new String(session.in().readAllBytes(), StandardCharsets.UTF_8));
    }
    try {
      return of(Files.readString(Path.of(file)));
    } catch (NoSuchFileException missing) {
      throw new BrokenRule("there is no file " + file);
    }
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
