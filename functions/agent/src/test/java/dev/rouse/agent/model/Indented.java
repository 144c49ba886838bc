package dev.rouse.agent.model;

import dev.rouse.core.json.Json;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// JSON as people like to read it, fields sorted: clients write some of theirs in no order.
final class Indented {
  private Indented() {}

  static String write(Json json) {
    return write(json, "\n") + "\n";
  }

  private static String write(Json json, String line) {
    String inner = line + "  ";
    return switch (json) {
      case Json.Obj(var fields) when !fields.isEmpty() ->
          new TreeMap<>(fields)
              .entrySet().stream()
                  .map(field ->
                      Json.of(field.getKey()).write() + ": " + write(field.getValue(), inner))
                  .collect(Collectors.joining("," + inner, "{" + inner, line + "}"));
      case Json.Arr(var items) when !items.isEmpty() ->
          items.stream()
              .map(item -> write(item, inner))
              .collect(Collectors.joining("," + inner, "[" + inner, line + "]"));
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> json.write();
    };
  }
}
