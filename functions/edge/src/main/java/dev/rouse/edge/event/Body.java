package dev.rouse.edge.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// An event's data as its content type means it: JSON, text, or bytes as base64.
record Body(Optional<Json> data, Optional<String> dataBase64) {

  /// Reads what was sent. Data that says it is JSON must be.
  static Body read(Optional<String> contentType, byte[] bytes) {
    if (bytes.length == 0) {
      return new Body(Optional.empty(), Optional.empty());
    }
    var readable = text(bytes).flatMap(text -> readable(contentType, text));
    return readable.isPresent()
        ? new Body(readable, Optional.empty())
        : new Body(Optional.empty(), Optional.of(Base64.getEncoder().encodeToString(bytes)));
  }

  static Optional<byte[]> write(Event event) {
    if (event.dataBase64().isPresent()) {
      return event.dataBase64().map(Base64.getDecoder()::decode);
    }
    boolean text = mediaType(event.contentType().orElse("")).startsWith("text/");
    return event
        .data()
        .map(data -> text && data instanceof Json.Str(var plain) ? plain : data.write())
        .map(written -> written.getBytes(UTF_8));
  }

  static String mediaType(String contentType) {
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<Json> readable(Optional<String> contentType, String text) {
    String type = mediaType(contentType.orElse("application/json"));
    if (type.equals("application/json") || type.endsWith("+json")) {
      return Optional.of(Json.parse(text));
    }
    return type.startsWith("text/") ? Optional.of(Json.of(text)) : Optional.empty();
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }
}
