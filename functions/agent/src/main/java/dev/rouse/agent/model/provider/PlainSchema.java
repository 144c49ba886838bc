package dev.rouse.agent.model.provider;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.rouse.core.json.Json;
import dev.rouse.core.model.ModelRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// JSON schemas cut down to what every provider takes: types, properties, items, enums, choices.
/// Bounds and patterns are left out; what a model answers is checked against the whole schema in
/// any case.
final class PlainSchema {
  private static final int DEEPEST = 12;

  private final Json root;

  private PlainSchema(Json root) {
    this.root = root;
  }

  static List<ToolSpecification> tools(List<ModelRequest.Tool> tools) {
    return tools.stream().map(PlainSchema::tool).toList();
  }

  /// Gemini refuses an object without properties, so a tool without parameters says nothing.
  private static ToolSpecification tool(ModelRequest.Tool tool) {
    var spec = ToolSpecification.builder().name(tool.name()).description(tool.description());
    boolean takesAny =
        tool.schema().at("properties").orElse(Json.Obj.EMPTY) instanceof Json.Obj p
            && !p.fields().isEmpty();
    return takesAny
        ? spec.parameters(new PlainSchema(tool.schema()).object(tool.schema(), 0)).build()
        : spec.build();
  }

  static JsonSchemaElement of(Json schema) {
    return new PlainSchema(schema).element(schema, 0);
  }

  private JsonSchemaElement element(Json schema, int depth) {
    if (!(schema instanceof Json.Obj object) || depth > DEEPEST) {
      return JsonObjectSchema.builder().build();
    }
    return reference(object)
        .map(target -> element(target, depth + 1))
        .or(() -> choice(object, depth))
        .or(() -> words(object))
        .orElseGet(() -> typed(object, depth));
  }

  private Optional<Json> reference(Json.Obj schema) {
    return schema
        .text("$ref")
        .filter(ref -> ref.startsWith("#/"))
        .flatMap(ref -> root.at(ref.substring(2).replace('/', '.')));
  }

  private Optional<JsonSchemaElement> choice(Json.Obj schema, int depth) {
    return Stream.of("anyOf", "oneOf")
        .flatMap(name -> schema.get(name).stream())
        .flatMap(found -> found instanceof Json.Arr(var items) ? Stream.of(items) : Stream.of())
        .filter(items -> !items.isEmpty())
        .findFirst()
        .map(items -> items.stream().map(item -> element(item, depth + 1)).toList())
        .map(any -> JsonAnyOfSchema.builder().description(description(schema)).anyOf(any).build());
  }

  private static Optional<JsonSchemaElement> words(Json.Obj schema) {
    var words = RawSchema.texts(schema, "enum");
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            JsonEnumSchema.builder().description(description(schema)).enumValues(words).build());
  }

  private JsonSchemaElement typed(Json.Obj schema, int depth) {
    String description = description(schema);
    return switch (type(schema)) {
      case "string" -> JsonStringSchema.builder().description(description).build();
      case "integer" -> JsonIntegerSchema.builder().description(description).build();
      case "number" -> JsonNumberSchema.builder().description(description).build();
      case "boolean" -> JsonBooleanSchema.builder().description(description).build();
      case "null" -> new JsonNullSchema();
      case "array" -> array(schema, depth);
      default -> object(schema, depth);
    };
  }

  private JsonArraySchema array(Json.Obj schema, int depth) {
    var items = schema.get("items").map(item -> element(item, depth + 1));
    return JsonArraySchema.builder()
        .description(description(schema))
        .items(items.orElseGet(() -> JsonStringSchema.builder().build()))
        .build();
  }

  private JsonObjectSchema object(Json.Obj schema, int depth) {
    var object =
        JsonObjectSchema.builder()
            .description(description(schema))
            .required(RawSchema.texts(schema, "required"));
    if (schema.get("properties").orElse(Json.Null.VALUE) instanceof Json.Obj properties) {
      properties
          .fields()
          .forEach((name, value) -> object.addProperty(name, element(value, depth + 1)));
    }
    return object.build();
  }

  /// Of several types the first that is not `null`; without one, what the keywords suggest.
  private static String type(Json.Obj schema) {
    var several = RawSchema.texts(schema, "type").stream().filter(type -> !type.equals("null"));
    return Stream.concat(schema.text("type").stream(), several)
        .findFirst()
        .orElse(suggested(schema));
  }

  private static String suggested(Json.Obj schema) {
    if (schema.get("properties").isPresent()) {
      return "object";
    }
    return schema.get("items").isPresent() ? "array" : "string";
  }

  private static @Nullable String description(Json.Obj schema) {
    return schema.text("description").orElse(null);
  }
}
