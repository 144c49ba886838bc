package dev.rouse.controller.crd;

import dev.rouse.core.json.Json;
import java.util.List;

/// A kind's fields as a table for people.
final class FieldTable {
  private final StringBuilder rows = new StringBuilder();

  private FieldTable() {}

  /// The page of all kinds.
  static String page() {
    var page = new StringBuilder();
    page.append(
        """
        # The resources, field by field

        `rouse.dev/v1alpha1`. This page is written from the CustomResourceDefinitions
        (`config/knative/crds`), and `kubectl explain agent.spec` says the same. **Bold** fields are
        required; a name in brackets stands for each item of a list, `*` for each name of a map.
        """);
    for (Crd crd : Crd.values()) {
      page.append("\n## ").append(crd.kind()).append("\n\n").append(crd.description());
      page.append(".\n\n| field | holds | default | what it is |\n|---|---|---|---|\n");
      page.append(rows(crd.spec().json(), "spec"));
      page.append(rows(crd.status().json(), "status"));
    }
    return page.toString();
  }

  private static String rows(Json.Obj schema, String path) {
    var table = new FieldTable();
    table.fields(schema, path);
    return table.rows.toString();
  }

  private void fields(Json.Obj schema, String path) {
    var required = texts(schema, "required");
    if (schema.get("properties").orElse(Json.Obj.EMPTY) instanceof Json.Obj(var properties)) {
      properties.forEach((name, field) -> {
        if (field instanceof Json.Obj described) {
          row(path + "." + name, described, required.contains(name));
        }
      });
    }
  }

  private void row(String path, Json.Obj field, boolean required) {
    rows.append("| ")
        .append(required ? "**`" + path + "`**" : "`" + path + "`")
        .append(" | ")
        .append(holds(field))
        .append(" | ")
        .append(field.get("default").map(value -> "`" + cell(shown(value)) + "`").orElse(""))
        .append(" | ")
        .append(cell(field.text("description").orElse("")))
        .append(rules(field))
        .append(" |\n");
    fields(field, path);
    if (field.get("items").orElse(Json.Obj.EMPTY) instanceof Json.Obj items) {
      fields(items, path + "[]");
    }
  }

  private static String shown(Json value) {
    return value instanceof Json.Str(String text) ? text : value.write();
  }

  private static String holds(Json.Obj field) {
    var words = texts(field, "enum");
    if (!words.isEmpty()) {
      return "`" + String.join("`, `", words) + "`";
    }
    String type = field.text("type").orElse("any value");
    boolean open = field.get("x-kubernetes-preserve-unknown-fields").isPresent();
    return switch (type) {
      case "array" -> "list";
      case "string" -> "text";
      case "integer" -> "whole number" + range(field);
      case "object" ->
          field.get("additionalProperties").isPresent() ? "map" : open ? "any object" : "object";
      default -> type;
    };
  }

  private static String range(Json.Obj field) {
    return field
        .get("maximum")
        .map(
            most -> ", " + field.get("minimum").map(Json::write).orElse("") + " to " + most.write())
        .orElse("");
  }

  private static String rules(Json.Obj field) {
    if (!(field.get("x-kubernetes-validations").orElse(Json.Null.VALUE)
        instanceof Json.Arr(var rules))) {
      return "";
    }
    var said = new StringBuilder();
    for (Json rule : rules) {
      if (rule instanceof Json.Obj object) {
        String where =
            object.text("fieldPath").map(path -> "`" + path.substring(1) + "` ").orElse("It ");
        said.append(". ").append(where).append(cell(object.text("message").orElse("")));
      }
    }
    return said.toString();
  }

  private static List<String> texts(Json.Obj schema, String name) {
    return schema.get(name).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items.stream().map(item -> item instanceof Json.Str(String text) ? text : "").toList()
        : List.of();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").replace("{{", "`{{").replace("}}", "}}`");
  }
}
