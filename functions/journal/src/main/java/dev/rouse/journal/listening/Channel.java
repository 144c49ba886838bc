package dev.rouse.journal.listening;

import java.util.Arrays;
import java.util.Optional;

/// What the journal tells those who listen.
public enum Channel {
  /// An agent has got something due.
  DUE("rouse_due"),
  /// An agent's definition came, changed or went.
  REGISTRY("rouse_registry");

  private final String notified;

  Channel(String notified) {
    this.notified = notified;
  }

  /// As PostgreSQL has it.
  String notified() {
    return notified;
  }

  static Optional<Channel> of(String notified) {
    return Arrays.stream(values()).filter(one -> one.notified.equals(notified)).findFirst();
  }
}
