package dev.rouse.core.resource.tool;

import dev.rouse.core.json.Json;
import java.util.List;

/// Parameters as they are listed, one after another.
record ParameterList(Json.Obj properties) {

  static ParameterList of() {
    return new ParameterList(Json.Obj.EMPTY);
  }

  ParameterList required(String name, String type, String description) {
    return with(name, Json.object().put("type", type).put("description", description).done());
  }

  ParameterList optional(String name, String type, String description) {
    return with(
        name,
        Json.object()
            .put("type", type)
            .put("description", description)
            .put("required", false)
            .done());
  }

  ParameterList oneOf(String name, String... values) {
    return with(
        name, Json.object().put("type", "string").someTexts("enum", List.of(values)).done());
  }

  private ParameterList with(String name, Json.Obj schema) {
    return new ParameterList(properties.with(name, schema));
  }

  Parameters done() {
    return new Parameters(properties);
  }
}
