package dev.rouse.core.binding;

import java.util.Optional;

/// A place in a document: where it stands in the one around it. Its text is made when somebody
/// asks, which for what is read without a fault is never.
record Place(Optional<Place> around, String step) {
  static final Place ROOT = new Place(Optional.empty(), "");

  Place field(String name) {
    return new Place(Optional.of(this), name);
  }

  Place item(int position) {
    return new Place(Optional.of(this), "[" + position + "]");
  }

  /// What lies below, by the path that a rule names: empty for the place itself.
  Place below(String path) {
    return path.isEmpty() ? this : new Place(Optional.of(this), path);
  }

  /// As people write it: `spec.tools[1].name`.
  String text() {
    if (around.isEmpty()) {
      return step;
    }
    String before = around.get().text();
    return before.isEmpty() || step.startsWith("[") ? before + step : before + "." + step;
  }
}
