package dev.rouse.edge.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What requests may cost.
///
/// @param body the bytes of one's body at most
/// @param bodies other bounds than that, by path
/// @param headersWithin how long a new connection's first headers may take to come
/// @param bodyWithin how long a body may take to come
/// @param atOnce requests being answered at the same time
/// @param held the bytes of all bodies that are being collected and answered
public record Bounds(
    long body,
    Map<String, Long> bodies,
    Duration headersWithin,
    Duration bodyWithin,
    int atOnce,
    long held) {
  /// What holds where nobody says otherwise.
  public static final Bounds USUAL =
      new Bounds(
          1 << 20, Map.of(), Duration.ofSeconds(10), Duration.ofSeconds(10), 10_000, 64 << 20);

  public Bounds {
    bodies = Map.copyOf(bodies);
    if (body < 1 || !headersWithin.isPositive() || !bodyWithin.isPositive() || atOnce < 1) {
      throw new IllegalArgumentException("bounds are positive");
    }
    if (held < body) {
      throw new IllegalArgumentException("what is held of all bodies is less than one may have");
    }
  }

  /// The bytes of a body at most, for this path.
  long body(String path) {
    return bodies.getOrDefault(path, body);
  }

  public Bounds withBody(long bytes) {
    return new Bounds(bytes, bodies, headersWithin, bodyWithin, atOnce, Math.max(held, bytes));
  }

  /// With another bound for one path.
  public Bounds withBody(String path, long bytes) {
    var more = new HashMap<>(bodies);
    more.put(path, bytes);
    return new Bounds(body, more, headersWithin, bodyWithin, atOnce, Math.max(held, 2 * bytes));
  }

  /// With other patience: for headers and for bodies.
  public Bounds within(Duration headers, Duration wholeBody) {
    return new Bounds(body, bodies, headers, wholeBody, atOnce, held);
  }

  public Bounds withAtOnce(int requests) {
    return new Bounds(body, bodies, headersWithin, bodyWithin, requests, held);
  }
}
