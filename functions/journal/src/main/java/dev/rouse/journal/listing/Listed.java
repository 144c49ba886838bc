package dev.rouse.journal.listing;

import java.util.List;
import java.util.Optional;

/// A page of a list.
///
/// @param next where the next page begins, where there is one
public record Listed<T>(List<T> items, Optional<Place> next) {
  public Listed {
    items = List.copyOf(items);
  }

  static <T> Listed<T> nothing() {
    return new Listed<>(List.of(), Optional.empty());
  }
}
