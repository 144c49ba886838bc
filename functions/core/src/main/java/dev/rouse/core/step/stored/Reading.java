package dev.rouse.core.step.stored;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A stored object being read. What it lacks is a fault of the store, not of a user.
record Reading(Json.Obj json) {

  String text(String name) {
    return json.text(name).orElseThrow(() -> wrong("'" + name + "' is missing"));
  }

  boolean flag(String name) {
    return json.get(name).equals(Optional.of(Json.of(true)));
  }

  long longNumber(String name) {
    return json.get(name).orElse(Json.Null.VALUE) instanceof Json.Num(BigDecimal value)
        ? value.longValueExact()
        : 0;
  }

  int number(String name) {
    return Math.toIntExact(longNumber(name));
  }

  Optional<BigDecimal> money(String name) {
    return json.get(name).map(value -> ((Json.Num) value).value());
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  Reading inner(String name) {
    return json.get(name).orElse(Json.Null.VALUE) instanceof Json.Obj inner
        ? new Reading(inner)
        : absent(name);
  }

  List<Reading> items(String name) {
    return json.get(name).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items.stream().map(item -> new Reading((Json.Obj) item)).toList()
        : List.of();
  }

  List<String> texts(String name) {
    return json.get(name).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items.stream().map(item -> ((Json.Str) item).value()).toList()
        : List.of();
  }

  IllegalStateException wrong(String why) {
    return new IllegalStateException("what the journal stored cannot be read: " + why);
  }

  private Reading absent(String name) {
    throw wrong("'" + name + "' is missing");
  }
}
