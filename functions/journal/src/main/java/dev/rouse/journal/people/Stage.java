package dev.rouse.journal.people;

import dev.rouse.journal.stored.ViewRow;
import java.util.Locale;

/// Where a task stands, in one word.
public enum Stage {
  QUEUED,
  RUNNING,
  WAITING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /// Of `rouse.runs r`.
  static final String COLUMN = "coalesce(upper(r.ended), " + ViewRow.STATE + ")";

  public boolean ended() {
    return switch (this) {
      case QUEUED, RUNNING, WAITING -> false;
      case COMPLETED, FAILED, CANCELLED -> true;
    };
  }

  /// The word as people and scripts write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads the word.
  ///
  /// @throws IllegalArgumentException where it is none
  public static Stage parse(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
