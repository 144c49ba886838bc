package dev.rouse.edge.http;

import java.util.concurrent.atomic.AtomicLong;

/// The bytes that all bodies hold at the moment, so that many large ones at once do not take the
/// process's memory.
final class Held {
  private final long most;
  private final AtomicLong bytes = new AtomicLong();

  Held(long most) {
    this.most = most;
  }

  /// Holds so many more; false where that is too much.
  boolean take(long more) {
    if (bytes.addAndGet(more) <= most) {
      return true;
    }
    give(more);
    return false;
  }

  void give(long less) {
    bytes.addAndGet(-less);
  }
}
