package dev.rouse.core.incident;

import dev.rouse.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Parts of what the journal stored for us.
final class Stored {
  private Stored() {}

  static Optional<Instant> instant(Json.Obj stored, String name) {
    return stored.text(name).map(Instant::parse);
  }

  static Json.Obj object(Json.Obj stored, String name) {
    return stored.get(name).orElse(Json.Null.VALUE) instanceof Json.Obj object
        ? object
        : Json.Obj.EMPTY;
  }

  static List<String> texts(Json.Obj stored, String name) {
    return items(stored, name).stream().map(item -> ((Json.Str) item).value()).toList();
  }

  static List<Json> items(Json.Obj stored, String name) {
    return stored.get(name).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }

  static boolean flag(Json.Obj stored, String name) {
    return stored.get(name).equals(Optional.of(Json.of(true)));
  }

  static int number(Json.Obj stored, String name) {
    return stored.get(name).orElse(Json.Null.VALUE) instanceof Json.Num(var value)
        ? value.intValueExact()
        : 0;
  }
}
