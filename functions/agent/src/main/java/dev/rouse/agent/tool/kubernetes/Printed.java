package dev.rouse.agent.tool.kubernetes;

import dev.rouse.core.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the API answers, as a model reads it best: without noise, lists as tables.
final class Printed {
  private static final Set<String> NOISE = Set.of("managedFields", "uid", "selfLink", "generation");
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private Printed() {}

  /// An object without what only machines read.
  static Json.Obj clean(Json object) {
    var cleaned = Json.object();
    fields(object)
        .forEach((name, value) -> cleaned.put(name, name.equals("metadata") ? meta(value) : value));
    return cleaned.done();
  }

  private static Json meta(Json metadata) {
    var kept = Json.object();
    fields(metadata)
        .forEach((name, value) -> {
          if (name.equals("annotations")) {
            var annotations = Json.object();
            fields(value)
                .forEach((key, text) -> {
                  if (!key.equals(LAST_APPLIED)) {
                    annotations.put(key, text);
                  }
                });
            kept.put(name, annotations.done());
          } else if (!NOISE.contains(name)) {
            kept.put(name, value);
          }
        });
    return kept.done();
  }

  private static Map<String, Json> fields(Json value) {
    return value instanceof Json.Obj(var fields) ? fields : Map.of();
  }

  /// A table of the server's, its wide columns left out.
  static String table(Json table, boolean withNamespace) {
    var columns = Discovery.items(table, "columnDefinitions");
    var shown = new ArrayList<Integer>();
    for (int i = 0; i < columns.size(); i++) {
      if (text(columns.get(i), "priority").equals("0")) {
        shown.add(i);
      }
    }
    var lines = new ArrayList<List<String>>();
    lines.add(header(columns, shown, withNamespace));
    for (Json row : Discovery.items(table, "rows")) {
      var cells = new ArrayList<String>();
      if (withNamespace) {
        cells.add(text(row, "object.metadata.namespace"));
      }
      shown.forEach(i -> cells.add(text(row, "cells." + i)));
      lines.add(cells);
    }
    String more = text(table, "metadata.continue");
    return lines.size() == 1
        ? "None found"
        : lines(lines) + (more.isEmpty() ? "" : "... and more: narrow it by a selector");
  }

  private static List<String> header(
      List<Json> columns, List<Integer> shown, boolean withNamespace) {
    var names = new ArrayList<String>();
    if (withNamespace) {
      names.add("NAMESPACE");
    }
    shown.forEach(i -> names.add(text(columns.get(i), "name").toUpperCase(Locale.ROOT)));
    return names;
  }

  static String lines(List<List<String>> rows) {
    return rows.stream()
        .map(cells -> String.join("  ", cells).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  /// The text at a path as people write it, or nothing.
  static String text(Json value, String path) {
    return value.at(path).orElse(Json.Null.VALUE) instanceof Json.Null
        ? ""
        : plain(value.at(path).orElseThrow());
  }

  private static String plain(Json value) {
    return value instanceof Json.Str(String text) ? text : value.write();
  }

  /// Events from the oldest to the newest.
  static String events(List<Json> events) {
    return events.stream()
        .sorted(Comparator.comparing(Printed::time))
        .map(event ->
            "%s %s %s %s/%s: %s%s\n"
                .formatted(
                    time(event),
                    text(event, "type"),
                    text(event, "reason"),
                    text(event, "involvedObject.kind"),
                    text(event, "involvedObject.name"),
                    text(event, "message").strip(),
                    text(event, "count").matches("|1") ? "" : " (x" + text(event, "count") + ")"))
        .collect(Collectors.joining());
  }

  private static String time(Json event) {
    for (String path : List.of("lastTimestamp", "eventTime", "metadata.creationTimestamp")) {
      if (!text(event, path).isEmpty()) {
        return text(event, path);
      }
    }
    return "";
  }

  /// A value as indented lines.
  static void outline(Json value, String indent, StringBuilder out) {
    switch (value) {
      case Json.Obj(var fields) ->
          fields.forEach((name, field) -> entry(indent + name + ":", field, indent, out));
      case Json.Arr(var items) -> items.forEach(item -> entry(indent + "-", item, indent, out));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          out.append(indent).append(plain(value)).append('\n');
    }
  }

  private static void entry(String start, Json value, String indent, StringBuilder out) {
    if (value instanceof Json.Obj || value instanceof Json.Arr) {
      out.append(start).append('\n');
      outline(value, indent + "  ", out);
    } else {
      out.append(start).append(' ').append(plain(value)).append('\n');
    }
  }
}
