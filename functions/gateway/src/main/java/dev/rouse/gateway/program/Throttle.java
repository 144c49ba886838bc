package dev.rouse.gateway.program;

import dev.rouse.edge.access.Caller;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/// How many requests a caller may send: so many a second, and as many at once after a quiet while.
final class Throttle {
  private static final double NANOS = 1e9;
  private static final int MOST_CALLERS = 10_000;

  private final int perSecond;
  private final LongSupplier nanos;
  private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  private static final class Bucket {
    private double left;
    private long at;

    Bucket(double left, long at) {
      this.left = left;
      this.at = at;
    }

    synchronized boolean take(int perSecond, long now) {
      left = Math.min(perSecond, left + (now - at) * perSecond / NANOS);
      at = now;
      if (left < 1) {
        return false;
      }
      left -= 1;
      return true;
    }
  }

  Throttle(int perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  boolean allows(Caller caller) {
    if (perSecond == 0) {
      return true;
    }
    if (buckets.size() > MOST_CALLERS) {
      buckets.clear();
    }
    long now = nanos.getAsLong();
    return buckets
        .computeIfAbsent(caller.name(), _ -> new Bucket(perSecond, now))
        .take(perSecond, now);
  }
}
