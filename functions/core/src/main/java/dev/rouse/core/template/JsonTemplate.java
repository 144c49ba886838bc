package dev.rouse.core.template;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.template.Rendering.Missing;
import dev.rouse.core.template.Rendering.Rendered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An object whose texts are templates. A text that is one hole and nothing else becomes the value
/// that the hole finds, as it is: `'{{data.count}}'` stays a number.
public record JsonTemplate(Json.Obj source) {
  public JsonTemplate {
    var rules = Rules.of();
    texts("", source).forEach(text -> rules.readable(text.path(), text.value(), Template::parse));
    rules.hold();
  }

  /// A text and where it stands.
  private record Located(String path, String value) {}

  public Rendering<Json.Obj> render(Json.Obj scope) {
    return object(source.fields(), scope);
  }

  /// What its paths begin at.
  public Set<String> roots() {
    return texts("", source)
        .flatMap(text -> Template.parse(text.value()).roots().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
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
