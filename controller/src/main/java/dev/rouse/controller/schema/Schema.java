package dev.rouse.controller.schema;

import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.rule.Word;
import java.time.Duration;
import java.util.List;

/// What one field may hold.
///
/// @param json as Kubernetes writes it: OpenAPI v3
public record Schema(Json.Obj json) {
  private static final String DESCRIPTION = "description";
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_DURATION = 32;
  private static final int LONGEST_TEXT = 1024;
  private static final int MOST_LABELS = 64;

  static Schema of(String type, String description) {
    return new Schema(Json.object().put(DESCRIPTION, description).put("type", type).done());
  }

  /// Any text, up to the longest that a resource can hold.
  public static Schema prose(String description) {
    return of("string", description);
  }

  /// A text of one line or a few.
  public static Schema text(String description) {
    return prose(description).longest(LONGEST_TEXT);
  }

  /// A text that is not empty.
  public static Schema written(String description) {
    return text(description).with("minLength", Json.of(1));
  }

  /// A name of a resource of ours.
  public static Schema label(String description) {
    return prose(description).longest(LONGEST_LABEL).pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$");
  }

  /// A name of a Kubernetes object.
  public static Schema name(String description) {
    return prose(description)
        .longest(LONGEST_NAME)
        .pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$");
  }

  /// An address that is spoken to over HTTP.
  public static Schema address(String description) {
    return text(description).pattern("^https?://[^/]+.*$");
  }

  /// A Kafka topic.
  public static Schema topic(String description) {
    return prose(description).pattern("^[a-zA-Z0-9._-]{1,249}$");
  }

  /// A duration such as `30s`.
  public static Schema duration(String description) {
    return prose(description).longest(LONGEST_DURATION).pattern("^([0-9]{1,5}(h|ms|m|s)){1,4}$");
  }

  /// An amount of money as a decimal text.
  public static Schema money(String description) {
    return prose(description).pattern("^[0-9]{1,12}(\\.[0-9]{1,9})?$");
  }

  /// One of the words of an enumeration.
  public static Schema word(Class<? extends Enum<?>> type, String description) {
    return words(Word.all(type), description);
  }

  /// One of these words.
  public static Schema words(List<String> words, String description) {
    return prose(description).with("enum", Json.array(words.stream().map(Json::of).toList()));
  }

  public static Schema flag(String description) {
    return of("boolean", description);
  }

  public static Schema number(String description) {
    return of("number", description);
  }

  /// A whole number.
  public static Schema whole(String description, long least) {
    return of("integer", description)
        .with("format", Json.of("int64"))
        .with("minimum", Json.of(least));
  }

  /// A whole number of a small range.
  public static Schema count(String description, int least, int most) {
    return of("integer", description)
        .with("format", Json.of("int32"))
        .with("minimum", Json.of(least))
        .with("maximum", Json.of(most));
  }

  /// An object that somebody else's rules describe.
  public static Schema open(String description) {
    return of("object", description).with("x-kubernetes-preserve-unknown-fields", Json.of(true));
  }

  /// Any value that somebody else's rules describe.
  public static Schema anything(String description) {
    return new Schema(
        Json.object()
            .put(DESCRIPTION, description)
            .put("x-kubernetes-preserve-unknown-fields", true)
            .done());
  }

  /// Texts by name.
  public static Schema texts(String description) {
    return map(description, new Schema(Json.object().put("type", "string").done()));
  }

  /// Values of one kind by name.
  public static Schema map(String description, Schema value) {
    return of("object", description)
        .with("additionalProperties", value.json())
        .with("maxProperties", Json.of(MOST_LABELS));
  }

  /// A list that is replaced as a whole.
  public static Schema list(String description, int most, Schema item) {
    return of("array", description)
        .with("items", item.json())
        .with("maxItems", Json.of(most))
        .with("x-kubernetes-list-type", Json.of("atomic"));
  }

  /// A list whose items are told apart by a field, so that several writers can each own some.
  public static Schema listBy(String key, String description, int most, Schema item) {
    return list(description, most, item)
        .with("x-kubernetes-list-type", Json.of("map"))
        .with("x-kubernetes-list-map-keys", Json.array(List.of(Json.of(key))));
  }

  /// An object with fields of its own.
  public static ObjectSchema object(String description) {
    return new ObjectSchema(of("object", description).json());
  }

  public Schema defaultsTo(Json value) {
    return with("default", value);
  }

  public Schema defaultsTo(String value) {
    return defaultsTo(Json.of(value));
  }

  public Schema defaultsTo(long value) {
    return defaultsTo(Json.of(value));
  }

  public Schema defaultsTo(boolean value) {
    return defaultsTo(Json.of(value));
  }

  public Schema defaultsTo(Duration value) {
    return defaultsTo(DurationText.write(value));
  }

  public Schema defaultsTo(Enum<?> value) {
    return defaultsTo(Word.of(value));
  }

  public Schema longest(int characters) {
    return with("maxLength", Json.of(characters));
  }

  public Schema pattern(String expression) {
    return with("pattern", Json.of(expression));
  }

  /// With a rule in CEL, and what is said to whoever breaks it.
  public Schema rule(String expression, String message) {
    return with("x-kubernetes-validations", Json.array(List.of(rule(expression, message, ""))));
  }

  static Json.Obj rule(String expression, String message, String path) {
    var rule = Json.object().put("rule", expression).put("message", message);
    return path.isEmpty() ? rule.done() : rule.put("fieldPath", path).done();
  }

  /// With another keyword of the schema language.
  public Schema with(String keyword, Json value) {
    return new Schema(json.with(keyword, value));
  }
}
