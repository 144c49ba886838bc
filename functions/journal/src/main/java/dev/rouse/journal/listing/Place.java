package dev.rouse.journal.listing;

import java.time.DateTimeException;
import java.time.Instant;

/// A place in a list: after the line that came in then and has this key.
public record Place(Instant at, String key) {
  private static final char BETWEEN = '~';

  /// Reads what [#toString] wrote.
  ///
  /// @throws IllegalArgumentException where the text is no place
  public static Place parse(String text) {
    int between = text.indexOf(BETWEEN);
    try {
      return new Place(
          Instant.parse(text.substring(0, Math.max(between, 0))), text.substring(between + 1));
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException("'" + text + "' is no place in a list", malformed);
    }
  }

  @Override
  public String toString() {
    return at.toString() + BETWEEN + key;
  }
}
