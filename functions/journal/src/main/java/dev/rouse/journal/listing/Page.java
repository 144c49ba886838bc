package dev.rouse.journal.listing;

import java.util.Optional;

/// Which part of a list is wanted.
///
/// @param limit how many lines at most
/// @param after where it begins; empty: at the newest
public record Page(int limit, Optional<Place> after) {
  public static final int MOST = 1000;

  public Page {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit is not between 1 and " + MOST);
    }
  }

  public static Page first(int limit) {
    return new Page(limit, Optional.empty());
  }

  public Page from(Place place) {
    return new Page(limit, Optional.of(place));
  }
}
