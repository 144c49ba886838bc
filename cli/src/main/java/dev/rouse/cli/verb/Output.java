package dev.rouse.cli.verb;

import dev.rouse.cli.shown.Format;
import dev.rouse.cli.shown.Table;
import dev.rouse.cli.shown.Yaml;
import dev.rouse.core.json.Json;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/// Where a command prints, and how: results on one stream, what only people care for on another.
///
/// @param out results
/// @param err remarks
public record Output(PrintStream out, PrintStream err, Format format) {

  /// Prints a list. An empty one is said to people, and is an empty list for scripts.
  ///
  /// @param nothing what to say to people where there is nothing
  public void list(Json.Arr rows, Table table, String nothing) {
    List<Json.Obj> objects = rows.items().stream().map(Json.Obj.class::cast).toList();
    switch (format) {
      case JSON -> out.println(rows.write());
      case YAML -> out.print(Yaml.write(rows));
      case NAME -> out.print(table.names(objects));
      case TABLE, WIDE -> {
        if (objects.isEmpty()) {
          remark(nothing);
        } else {
          out.print(table.print(objects, format == Format.WIDE));
        }
      }
    }
  }

  /// Prints one thing: for people as `words` has it.
  public void one(Json.Obj thing, Function<Json.Obj, String> words) {
    switch (format) {
      case JSON -> out.println(thing.write());
      case YAML -> out.print(Yaml.write(thing));
      case NAME, TABLE, WIDE -> out.print(words.apply(thing));
    }
  }

  /// Prints one of several things that come one after another: for people as `words` has it, for
  /// scripts a line or a document each.
  public void next(Json.Obj thing, Function<Json.Obj, String> words) {
    if (format == Format.YAML) {
      out.println("---");
    }
    one(thing, words);
    out.flush();
  }

  /// Whether people read it, not scripts.
  public boolean forPeople() {
    return format != Format.JSON && format != Format.YAML;
  }

  public void line(String text) {
    out.println(text);
  }

  /// Something beside the result.
  public void remark(String text) {
    err.println(text);
  }
}
