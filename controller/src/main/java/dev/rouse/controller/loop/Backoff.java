package dev.rouse.controller.loop;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How long to wait before the next attempt, for each thing apart.
final class Backoff<T> {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration MOST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 12;

  private final Map<T, Integer> failures = new ConcurrentHashMap<>();

  /// After another failure.
  Duration failed(T item) {
    int before = failures.merge(item, 1, Integer::sum) - 1;
    var wait = FIRST.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
    return wait.compareTo(MOST) < 0 ? wait : MOST;
  }

  void succeeded(T item) {
    failures.remove(item);
  }
}
