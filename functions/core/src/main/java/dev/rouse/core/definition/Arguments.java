package dev.rouse.core.definition;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;

/// A call's arguments beside their schema.
final class Arguments {
  private Arguments() {}

  static Json.Obj complete(Json.Obj arguments, Json.Obj schema) {
    if (!(schema.get("properties").orElse(Json.Obj.EMPTY) instanceof Json.Obj properties)) {
      return arguments;
    }
    var complete = Json.object();
    arguments
        .fields()
        .forEach(
            (name, value) -> complete.put(name, fitted(value, properties.get(name).orElse(value))));
    properties
        .fields()
        .forEach((name, property) -> {
          if (arguments.get(name).isEmpty() && property instanceof Json.Obj described) {
            complete.maybe(name, described.get("default"));
          }
        });
    return complete.done();
  }

  private static Json fitted(Json value, Json property) {
    String type = property instanceof Json.Obj described ? described.text("type").orElse("") : "";
    return switch (value) {
      case Json.Str(String text) -> read(text, type, value);
      case Json.Num _ when type.equals("string") -> Json.of(value.write());
      case Json.Bool(boolean bool) when type.equals("string") -> Json.of(Boolean.toString(bool));
      case Json.Num _, Json.Bool _, Json.Null _, Json.Arr _, Json.Obj _ -> value;
    };
  }

  private static Json read(String text, String type, Json value) {
    try {
      return type.isEmpty() || type.equals("string")
          ? value
          : ofType(type, Json.parse(text), value);
    } catch (MalformedJson notOfThatType) {
      return value;
    }
  }

  private static Json ofType(String type, Json read, Json written) {
    boolean fits =
        switch (read) {
          case Json.Num _ -> type.equals("number") || type.equals("integer");
          case Json.Bool _ -> type.equals("boolean");
          case Json.Obj _ -> type.equals("object");
          case Json.Arr _ -> type.equals("array");
          case Json.Str _, Json.Null _ -> false;
        };
    return fits ? read : written;
  }
}
