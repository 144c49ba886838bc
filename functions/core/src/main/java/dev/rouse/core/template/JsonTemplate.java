package dev.rouse.core.template;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.template.Rendering.Missing;
import dev.rouse.core.template.Rendering.Rendered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An object whose texts are templates. A text that is one hole and nothing else becomes the value
/// that the hole finds, as it is: `'{{data.count}}'` stays a number.
public record JsonTemplate(Json.Obj source) {
  public JsonTemplate {
    check(source, _ -> {});
  }

  /// A text and where it stands.
  private record Located(String path, String value) {}

  public Rendering<Json.Obj> render(Json.Obj scope) {
    return object(source.fields(), scope);
  }

  /// Checks each of its templates. The breaches say where the template stands.
  public void check(Consumer<Template> rule) {
    check(source, rule);
  }

  private static void check(Json.Obj source, Consumer<Template> rule) {
    var rules = Rules.of();
    texts("", source)
        .forEach(text ->
            rules.readable(
                text.path(),
                text.value(),
                value -> {
                  var template = Template.parse(value);
                  rule.accept(template);
                  return template;
                }));
    rules.hold();
  }

  private static Stream<Located> texts(String path, Json value) {
    return switch (value) {
      case Json.Str(String text) -> Stream.of(new Located(path, text));
      case Json.Arr(var items) ->
          IntStream.range(0, items.size())
              .boxed()
              .flatMap(i -> texts(path + "[" + i + "]", items.get(i)));
      case Json.Obj(var fields) ->
          fields.entrySet().stream()
              .flatMap(field -> {
                String below = path.isEmpty() ? "" : path + ".";
                return texts(below + field.getKey(), field.getValue());
              });
      case Json.Null _, Json.Bool _, Json.Num _ -> Stream.empty();
    };
  }

  private static Rendering<Json> value(Json value, Json.Obj scope) {
    return switch (value) {
      case Json.Str(String text) -> text(Template.parse(text), scope);
      case Json.Arr(var items) -> items(items, scope);
      case Json.Obj(var fields) -> object(fields, scope).map(object -> object);
      case Json.Null _, Json.Bool _, Json.Num _ -> new Rendered<>(value);
    };
  }

  private static Rendering<Json> text(Template template, Json.Obj scope) {
    var hole = template.onlyHole();
    if (hole.isEmpty()) {
      return template.render(scope).map(Json::of);
    }
    var found = hole.get().find(scope);
    return found.isPresent() ? new Rendered<>(found.get()) : new Missing<>(hole.get());
  }

  private static Rendering<Json> items(List<Json> items, Json.Obj scope) {
    var rendered = new ArrayList<Json>();
    for (Json item : items) {
      switch (value(item, scope)) {
        case Rendered<Json>(Json value) -> rendered.add(value);
        case Missing<Json> missing -> {
          return missing;
        }
      }
    }
    return new Rendered<>(Json.array(rendered));
  }

  private static Rendering<Json.Obj> object(Map<String, Json> fields, Json.Obj scope) {
    var rendered = new LinkedHashMap<String, Json>();
    for (var field : fields.entrySet()) {
      switch (value(field.getValue(), scope)) {
        case Rendered<Json>(Json value) -> rendered.put(field.getKey(), value);
        case Missing<Json>(Path path) -> {
          return new Missing<>(path);
        }
      }
    }
    return new Rendered<>(new Json.Obj(rendered));
  }
}
