package dev.rouse.core.json;

import java.util.Optional;

/// One step down a path.
final class JsonPath {
  private static final int LONGEST_INDEX = 9;

  private JsonPath() {}

  static Optional<Json> child(Json parent, String name) {
    return switch (parent) {
      case Json.Obj object -> object.get(name);
      case Json.Arr(var items) -> position(name).filter(i -> i < items.size()).map(items::get);
      case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> Optional.empty();
    };
  }

  private static Optional<Integer> position(String name) {
    boolean digits = !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && name.length() <= LONGEST_INDEX
        ? Optional.of(Integer.parseInt(name))
        : Optional.empty();
  }
}
