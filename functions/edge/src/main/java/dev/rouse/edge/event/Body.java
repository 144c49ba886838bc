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
  static final Body NONE = new Body(Optional.empty(), Optional.empty());
  private static final String JSON = "application/json";

  /// Reads what was sent. Data that says it is JSON must be.
  static Body read(Optional<String> contentType, byte[] bytes) {
    if (bytes.length == 0) {
      return NONE;
    }
    var readable = readable(mediaType(contentType.orElse(JSON)), bytes);
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

  /// Whether data of this content type is JSON, as it is where none is said.
  static boolean isJson(Optional<String> contentType) {
    return isJson(mediaType(contentType.orElse(JSON)));
  }

  private static boolean isJson(String mediaType) {
    return mediaType.equals(JSON) || mediaType.endsWith("+json");
  }

  private static Optional<Json> readable(String mediaType, byte[] bytes) {
    if (isJson(mediaType)) {
      return Optional.of(Json.parse(bytes));
    }
    return mediaType.startsWith("text/") ? text(bytes).map(Json::of) : Optional.empty();
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }
}
