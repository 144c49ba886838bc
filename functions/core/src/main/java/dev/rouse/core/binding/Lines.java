package dev.rouse.core.binding;

import java.util.HashMap;
import java.util.Map;

/// On which line each place of a document begins.
final class Lines {
  private final Map<Place, Integer> lines = new HashMap<>();

  /// Notes where a place begins; the first note stands.
  void put(Place place, int line) {
    lines.putIfAbsent(place, line);
  }

  /// The line of a place or, for one that was not written, of the nearest one around it; 0 where
  /// there are no lines.
  int of(Place place) {
    for (Place here = place; ; here = here.parent()) {
      Integer line = lines.get(here);
      if (line != null) {
        return line;
      }
      if (here.equals(Place.ROOT)) {
        return 0;
      }
    }
  }
}
