package dev.rouse.core.binding;

import java.util.HashMap;
import java.util.Map;

/// On which line each place of a document begins.
final class Lines {
  private final Map<String, Integer> lines = new HashMap<>();

  /// Notes where a place begins. The first note stands.
  void put(Place place, int line) {
    lines.putIfAbsent(place.text(), line);
  }

  /// The line of a place or, for one that was not written, of the nearest one around it; 0 where
  /// there are no lines.
  int of(String path) {
    for (String here = path; ; here = around(here)) {
      Integer line = lines.get(here);
      if (line != null) {
        return line;
      }
      if (here.isEmpty()) {
        return 0;
      }
    }
  }

  private static String around(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }
}
