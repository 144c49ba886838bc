package dev.rouse.agent.model.provider;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.rouse.core.json.Json;
import dev.rouse.core.model.ModelRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON schemas handed on as they are, for providers that take any.
final class RawSchema {
  /// What a schema of an answer is called on the wire.
  static final String ANSWER = "answer";

  private RawSchema() {}

  static List<ToolSpecification> tools(List<ModelRequest.Tool> tools) {
    return tools.stream().map(RawSchema::tool).toList();
  }

  private static ToolSpecification tool(ModelRequest.Tool tool) {
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.description())
        .parameters(parameters(tool.schema()))
        .build();
  }

  private static JsonObjectSchema parameters(Json.Obj schema) {
    return JsonObjectSchema.builder()
        .addProperties(elements(schema, "properties"))
        .required(texts(schema, "required"))
        .definitions(elements(schema, "$defs"))
        .build();
  }

  static ResponseFormat answer(Json schema) {
    return format(JsonRawSchema.from(schema.write()));
  }

  static ResponseFormat format(JsonSchemaElement root) {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(JsonSchema.builder().name(ANSWER).rootElement(root).build())
        .build();
  }

  private static Map<String, JsonSchemaElement> elements(Json.Obj schema, String name) {
    var elements = new LinkedHashMap<String, JsonSchemaElement>();
    if (schema.get(name).orElse(Json.Obj.EMPTY) instanceof Json.Obj found) {
      found.fields().forEach((field, value) -> elements.put(field, element(value)));
    }
    return elements;
  }

  /// A schema may be `true` too, which says nothing; LangChain4j knows objects only.
  private static JsonSchemaElement element(Json schema) {
    return JsonRawSchema.from(schema instanceof Json.Obj object ? object.write() : "{}");
  }

  static List<String> texts(Json.Obj schema, String name) {
    return schema.get(name).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items.stream()
            .flatMap(item -> item instanceof Json.Str(var text) ? List.of(text).stream() : null)
            .toList()
        : List.of();
  }
}
