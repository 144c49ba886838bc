package dev.rouse.edge.http;

import java.time.Duration;

/// What one request may cost.
///
/// @param body its bytes at most
/// @param bodyWithin how long its body may take to come; and before it a connection's first head
/// @param atOnce requests being answered at the same time
public record Bounds(long body, Duration bodyWithin, int atOnce) {
  /// What holds where nobody says otherwise.
  public static final Bounds USUAL = new Bounds(1 << 20, Duration.ofSeconds(10), 10_000);

  public Bounds {
    if (body < 1 || !bodyWithin.isPositive() || atOnce < 1) {
      throw new IllegalArgumentException("bounds are positive");
    }
  }

  public Bounds withBody(long bytes) {
    return new Bounds(bytes, bodyWithin, atOnce);
  }
}
