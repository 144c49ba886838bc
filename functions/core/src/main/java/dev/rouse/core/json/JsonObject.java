package dev.rouse.core.json;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects an object's fields in order; what is absent or empty is left out.
public final class JsonObject {
  private final Map<String, Json> fields = new LinkedHashMap<>();

  JsonObject() {}

  @CanIgnoreReturnValue
  public JsonObject put(String name, Json value) {
    fields.put(name, value);
    return this;
  }

  @CanIgnoreReturnValue
  public JsonObject put(String name, String value) {
    return put(name, Json.of(value));
  }

  @CanIgnoreReturnValue
  public JsonObject put(String name, long value) {
    return put(name, Json.of(value));
  }

  @CanIgnoreReturnValue
  public JsonObject put(String name, boolean value) {
    return put(name, Json.of(value));
  }

  public JsonObject put(String name, JsonObject value) {
    return put(name, value.done());
  }

  /// Writes `value` where there is one.
  @CanIgnoreReturnValue
  public JsonObject maybe(String name, Optional<? extends Json> value) {
    value.ifPresent(present -> put(name, present));
    return this;
  }

  /// Writes `value` where there is one.
  @CanIgnoreReturnValue
  public JsonObject maybeText(String name, Optional<String> value) {
    value.ifPresent(present -> put(name, present));
    return this;
  }

  /// Writes `items` unless there are none.
  @CanIgnoreReturnValue
  public JsonObject some(String name, List<? extends Json> items) {
    return items.isEmpty() ? this : put(name, Json.array(items));
  }

  /// Writes `texts` unless there are none.
  @CanIgnoreReturnValue
  public JsonObject someTexts(String name, List<String> texts) {
    return some(name, texts.stream().map(Json::of).toList());
  }

  /// Writes every field of `other`.
  public JsonObject putAll(Json.Obj other) {
    fields.putAll(other.fields());
    return this;
  }

  public Json.Obj done() {
    return new Json.Obj(fields);
  }
}
