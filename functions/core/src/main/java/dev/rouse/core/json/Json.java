package dev.rouse.core.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An immutable JSON value.
public sealed interface Json {

  /// The JSON literal `null`.
  record Null() implements Json {
    public static final Null VALUE = new Null();
  }

  /// `true` or `false`.
  record Bool(boolean value) implements Json {}

  /// A number, as exact as it was written.
  record Num(BigDecimal value) implements Json {}

  /// A text, cleaned of what cannot be stored.
  record Str(String value) implements Json {
    public Str {
      value = Text.storable(value);
    }
  }

  /// A list of values.
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /// Named values, in the order in which they were written.
  record Obj(Map<String, Json> fields) implements Json {
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      var cleaned = LinkedHashMap.<String, Json>newLinkedHashMap(fields.size());
      fields.forEach((name, value) -> cleaned.put(Text.storable(name), value));
      fields = Collections.unmodifiableMap(cleaned);
    }

    public Optional<Json> get(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    /// The text under `name`, where there is one.
    public Optional<String> text(String name) {
      return fields.get(name) instanceof Str(String value) ? Optional.of(value) : Optional.empty();
    }

    /// This object without a field.
    public Obj without(String name) {
      var less = new LinkedHashMap<>(fields);
      less.remove(name);
      return new Obj(less);
    }

    /// This object with one more field, or with another value in its place.
    public Obj with(String name, Json value) {
      var more = new LinkedHashMap<>(fields);
      more.put(name, value);
      return new Obj(more);
    }
  }

  static Json of(String value) {
    return new Str(value);
  }

  static Json of(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  static Json of(boolean value) {
    return new Bool(value);
  }

  static Arr array(List<? extends Json> items) {
    return new Arr(List.copyOf(items));
  }

  /// An object of texts, sorted by name.
  static Obj texts(Map<String, String> texts) {
    var object = object();
    new TreeMap<>(texts).forEach(object::put);
    return object.done();
  }

  /// Collects the fields of an object one after another.
  static JsonObject object() {
    return new JsonObject();
  }

  /// Reads one JSON document.
  ///
  /// @throws MalformedJson where the text is no JSON, has more after it, or exceeds the bounds
  static Json parse(String text) {
    return JsonReader.read(text);
  }

  /// Reads one JSON document as it came, without a copy of it as text.
  ///
  /// @throws MalformedJson as the other, and where the bytes are no UTF-8
  static Json parse(byte[] utf8) {
    return JsonReader.read(utf8);
  }

  /// Reads what [#write] wrote. A document keeps its bounds where it enters; what we have wrapped
  /// it in since then must not make it unreadable.
  static Json stored(String text) {
    return JsonReader.readStored(text);
  }

  /// The shortest JSON text of this value, fields in their own order.
  default String write() {
    return JsonWriter.write(this, false);
  }

  /// The one text that equal values share: sorted fields, normalised numbers. What gets hashed.
  default String canonical() {
    return JsonWriter.write(this, true);
  }

  /// What a dotted path finds: field names and list positions, such as `data.items.0.id`.
  default Optional<Json> at(String path) {
    Json here = this;
    for (String name : path.split("\\.", -1)) {
      var next = JsonPath.child(here, name);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      here = next.get();
    }
    return Optional.of(here);
  }
}
