package dev.rouse.edge.http;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/// A body while it comes. It holds what has come and not what was announced; where that is the
/// whole, as it is with most requests, nothing is copied again.
final class Pieces {
  private static final byte[] NOTHING = {};

  private final int announced;
  private byte[] bytes = NOTHING;
  private int length;

  /// @param announced how many there will be, as far as the sender says
  Pieces(long announced) {
    this.announced = Math.toIntExact(Math.clamp(announced, 0, Integer.MAX_VALUE));
  }

  int length() {
    return length;
  }

  void add(Buffer piece) {
    int until = length + piece.length();
    if (until > bytes.length) {
      bytes = Arrays.copyOf(bytes, room(until));
    }
    piece.getBytes(bytes, length);
    length = until;
  }

  /// Doubled, so that many small pieces are no many copies; at the end exactly the whole.
  private int room(int needed) {
    long doubled = 2L * bytes.length;
    return (int) Math.max(needed, Math.min(doubled, Math.max(announced, needed)));
  }

  /// All of it; nobody adds any more.
  byte[] whole() {
    return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
  }
}
