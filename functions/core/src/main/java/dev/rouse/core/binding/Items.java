package dev.rouse.core.binding;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.BrokenRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The items of a list, or the entries of a map, read one by one. Those that are wrong are left
/// out.
record Items(Place place, Faults faults) {

  <T> List<T> objects(List<Json> items, Function<Fields, Optional<T>> reader) {
    return each(
        items,
        (item, where) ->
            ofKind("an object", Kinds.object(item), item, where)
                .flatMap(inner -> reader.apply(new Fields(inner, where, faults))));
  }

  <T> List<T> texts(List<Json> items, Function<String, T> reader) {
    return each(
        items,
        (item, where) ->
            ofKind("a text", Kinds.text(item), item, where)
                .flatMap(text -> made(where, text, reader)));
  }

  Map<String, String> textMap(Json.Obj map) {
    var texts = new LinkedHashMap<String, String>();
    map.fields()
        .forEach((key, value) ->
            ofKind("a text", Kinds.text(value), value, place.field(key))
                .ifPresent(text -> texts.put(key, text)));
    return texts;
  }

  private <T> List<T> each(List<Json> items, BiFunction<Json, Place, Optional<T>> reader) {
    var read = new ArrayList<T>();
    for (int i = 0; i < items.size(); i++) {
      reader.apply(items.get(i), place.item(i)).ifPresent(read::add);
    }
    return read;
  }

  private <K> Optional<K> ofKind(String kind, Optional<K> read, Json value, Place where) {
    if (read.isEmpty()) {
      faults.add(where, Kinds.wrong(kind, value));
    }
    return read;
  }

  private <T> Optional<T> made(Place where, String text, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (BrokenRule broken) {
      faults.add(where, broken);
      return Optional.empty();
    }
  }
}
