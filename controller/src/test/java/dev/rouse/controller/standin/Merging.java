package dev.rouse.controller.standin;

import dev.rouse.core.json.Json;

/// How patches become objects.
final class Merging {
  private static final String STATUS = "status";

  private Merging() {}

  /// Server-side apply, as far as maps go; lists are replaced.
  static Json.Obj merged(Json.Obj live, Json.Obj wanted) {
    var result = live;
    for (var field : wanted.fields().entrySet()) {
      Json before = result.get(field.getKey()).orElse(Json.Null.VALUE);
      boolean both = before instanceof Json.Obj && field.getValue() instanceof Json.Obj;
      Json now = both ? merged((Json.Obj) before, (Json.Obj) field.getValue()) : field.getValue();
      result = result.with(field.getKey(), now);
    }
    return result;
  }

  /// Without what was applied before and is no longer wanted.
  static Json.Obj without(Json.Obj live, Json.Obj before, Json.Obj wanted) {
    var result = live;
    for (var field : before.fields().entrySet()) {
      String name = field.getKey();
      var here = result.get(name);
      if (here.isPresent() && wanted.get(name).isEmpty()) {
        result = result.without(name);
      } else if (here.isPresent()
          && here.get() instanceof Json.Obj deeper
          && field.getValue() instanceof Json.Obj former
          && wanted.get(name).orElseThrow() instanceof Json.Obj now) {
        result = result.with(name, without(deeper, former, now));
      }
    }
    return result;
  }

  /// A JSON merge patch.
  static Json.Obj patched(Json.Obj live, Json.Obj patch) {
    var result = live;
    for (var field : patch.fields().entrySet()) {
      Json before = result.get(field.getKey()).orElse(Json.Null.VALUE);
      result =
          switch (field.getValue()) {
            case Json.Null _ -> result.without(field.getKey());
            case Json.Obj deeper ->
                result.with(
                    field.getKey(),
                    patched(before instanceof Json.Obj object ? object : Json.Obj.EMPTY, deeper));
            case Json.Arr _, Json.Str _, Json.Num _, Json.Bool _ ->
                result.with(field.getKey(), field.getValue());
          };
    }
    return result;
  }

  /// A status is written only by itself.
  static Json.Obj scoped(Json.Obj live, Json.Obj written, String part) {
    var status = (part.equals(STATUS) ? written : live).get(STATUS);
    var rest = part.equals(STATUS) ? live : written;
    return status.map(value -> rest.with(STATUS, value)).orElse(rest.without(STATUS));
  }
}
