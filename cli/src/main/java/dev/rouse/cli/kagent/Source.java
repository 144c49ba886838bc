package dev.rouse.cli.kagent;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An object of kagent's as it is read: what nobody has asked for has no equal here.
final class Source {
  private final Json.Obj object;
  private final String place;
  private final Set<String> read = new LinkedHashSet<>();
  private final List<Source> parts = new ArrayList<>();

  /// @param place how remarks name it
  Source(Json.Obj object, String place) {
    this.object = object;
    this.place = place;
  }

  Optional<String> text(String name) {
    return get(name)
        .map(value -> value instanceof Json.Str(String text) ? text : value.write())
        .filter(text -> !text.isEmpty());
  }

  Optional<Json> number(String name) {
    return text(name)
        .filter(text -> text.matches("-?\\d+(\\.\\d+)?"))
        .map(BigDecimal::new)
        .map(Json.Num::new);
  }

  List<String> texts(String name) {
    return items(name).stream()
        .map(value -> value instanceof Json.Str(String text) ? text : value.write())
        .toList();
  }

  Map<String, Json> fields(String name) {
    return get(name).orElse(Json.Obj.EMPTY) instanceof Json.Obj(var fields) ? fields : Map.of();
  }

  /// A part of it, empty where there is none.
  Source part(String name) {
    var json = get(name).orElse(Json.Obj.EMPTY) instanceof Json.Obj part ? part : Json.Obj.EMPTY;
    return part(json, name);
  }

  List<Source> parts(String name) {
    var sources = new ArrayList<Source>();
    for (Json item : items(name)) {
      if (item instanceof Json.Obj part) {
        sources.add(part(part, name + "[" + sources.size() + "]"));
      }
    }
    return sources;
  }

  private Source part(Json.Obj json, String name) {
    var part = new Source(json, place.isEmpty() ? name : place + "." + name);
    parts.add(part);
    return part;
  }

  /// A field as it stands.
  Optional<Json> get(String name) {
    read.add(name);
    return object.get(name);
  }

  private List<Json> items(String name) {
    return get(name).orElse(Json.array(List.of())) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }

  /// Fields that mean nothing to us, and about which nobody needs to hear.
  void ignore(String... names) {
    read.addAll(List.of(names));
  }

  boolean isEmpty() {
    return object.fields().isEmpty();
  }

  String place() {
    return place;
  }

  /// The paths of what was there and was not asked for.
  List<String> unread() {
    var left = new ArrayList<String>();
    object.fields().keySet().stream()
        .filter(name -> !read.contains(name))
        .forEach(name -> left.add(place.isEmpty() ? name : place + "." + name));
    parts.forEach(part -> left.addAll(part.unread()));
    return left;
  }
}
