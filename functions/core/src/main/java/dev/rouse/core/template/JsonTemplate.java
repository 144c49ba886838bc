package dev.rouse.core.template;

import dev.rouse.core.json.Json;
import dev.rouse.core.template.Rendering.Missing;
import dev.rouse.core.template.Rendering.Rendered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An object whose texts are templates. A text that is one hole and nothing else becomes the value
/// that the hole finds, as it is: `'{{data.count}}'` stays a number.
public record JsonTemplate(Json.Obj source) {
  public JsonTemplate {
    templates(source);
  }

  public Rendering<Json.Obj> render(Json.Obj scope) {
    return object(source.fields(), scope);
  }

  /// What its paths begin at.
  public Set<String> roots() {
    var roots = new LinkedHashSet<String>();
    templates(source).forEach(template -> roots.addAll(template.roots()));
    return roots;
  }

  private static List<Template> templates(Json value) {
    return switch (value) {
      case Json.Str(String text) -> List.of(Template.parse(text));
      case Json.Arr(var items) -> items.stream().flatMap(i -> templates(i).stream()).toList();
      case Json.Obj(var fields) ->
          fields.values().stream().flatMap(field -> templates(field).stream()).toList();
      case Json.Null _, Json.Bool _, Json.Num _ -> List.of();
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
