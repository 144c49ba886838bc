package dev.rouse.core.schema;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.rouse.core.json.Json;

/// Makes nodes, for the library's own texts too: its meta schemas.
final class Nodes implements JsonNodeFactory {

  @Override
  public JsonNode wrap(Object node) {
    return switch (node) {
      case JsonNode already -> already;
      case Json value -> new Node(value, "", Meter.unlimited());
      default -> throw new IllegalArgumentException("no JSON value: " + node.getClass());
    };
  }

  @Override
  public JsonNode create(String json) {
    return wrap(Json.parse(json));
  }
}
