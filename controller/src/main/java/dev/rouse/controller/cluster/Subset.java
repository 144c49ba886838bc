package dev.rouse.controller.cluster;

import dev.rouse.core.json.Json;
import java.util.List;

/// Whether a live object holds all that was asked for: what the server and others have added does
/// not count as a difference.
public final class Subset {
  private Subset() {}

  public static boolean holds(Json live, Json wanted) {
    return switch (wanted) {
      case Json.Obj(var fields) ->
          live instanceof Json.Obj object
              && fields.entrySet().stream()
                  .allMatch(field ->
                      object
                          .get(field.getKey())
                          .map(value -> holds(value, field.getValue()))
                          .orElse(isNothing(field.getValue())));
      case Json.Arr(var items) -> live instanceof Json.Arr(var others) && each(others, items);
      case Json.Num(var number) ->
          live instanceof Json.Num(var other) && other.compareTo(number) == 0;
      case Json.Str _, Json.Bool _, Json.Null _ -> live.equals(wanted);
    };
  }

  private static boolean each(List<Json> live, List<Json> wanted) {
    if (live.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < live.size(); i++) {
      if (!holds(live.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// The server keeps no empty maps.
  private static boolean isNothing(Json value) {
    return value.equals(Json.Obj.EMPTY) || value.equals(Json.array(List.of()));
  }
}
