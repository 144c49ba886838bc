package dev.rouse.controller.schema;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Collects an object's fields and rules one after another.
public final class ObjectSchema {
  private final Json.Obj begin;
  private final JsonObject fields = Json.object();
  private final List<String> required = new ArrayList<>();
  private final List<Json.Obj> rules = new ArrayList<>();

  ObjectSchema(Json.Obj begin) {
    this.begin = begin;
  }

  /// A field that may be left out.
  @CanIgnoreReturnValue
  public ObjectSchema field(String name, Schema schema) {
    fields.put(name, schema.json());
    return this;
  }

  /// A field that must be there.
  @CanIgnoreReturnValue
  public ObjectSchema required(String name, Schema schema) {
    required.add(name);
    return field(name, schema);
  }

  /// The fields of another object, as this one's own.
  @CanIgnoreReturnValue
  public ObjectSchema with(UnaryOperator<ObjectSchema> more) {
    return more.apply(this);
  }

  /// A rule in CEL, and what is said to whoever breaks it.
  @CanIgnoreReturnValue
  public ObjectSchema rule(String expression, String message) {
    rules.add(Schema.rule(expression, message, ""));
    return this;
  }

  /// A rule about one field.
  @CanIgnoreReturnValue
  public ObjectSchema rule(String field, String expression, String message) {
    rules.add(Schema.rule(expression, message, "." + field));
    return this;
  }

  /// Exactly one of these fields is to be there.
  @CanIgnoreReturnValue
  public ObjectSchema exactlyOne(String... names) {
    return rule(present(names) + " == 1", "must say exactly one of " + quoted(names));
  }

  /// Not more than one of these fields may be there.
  @CanIgnoreReturnValue
  public ObjectSchema atMostOne(String... names) {
    return rule(present(names) + " <= 1", "must say only one of " + quoted(names));
  }

  /// A field's name as CEL says it, which has words of its own.
  public static String cel(String name) {
    return name.equals("namespace") || name.equals("function") ? "__" + name + "__" : name;
  }

  private static String present(String... names) {
    return Arrays.stream(names)
        .map(name -> "has(self." + cel(name) + ")")
        .collect(Collectors.joining(", ", "[", "].filter(there, there).size()"));
  }

  private static String quoted(String... names) {
    return Arrays.stream(names).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  public Schema done() {
    var json =
        Json.object()
            .putAll(begin)
            .someTexts("required", required)
            .put("properties", fields)
            .some("x-kubernetes-validations", rules);
    return new Schema(json.done());
  }
}
