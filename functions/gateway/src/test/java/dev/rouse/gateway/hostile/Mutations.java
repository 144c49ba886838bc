package dev.rouse.gateway.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;

/// Real payloads, a little or badly damaged. The same seed damages alike.
public final class Mutations {
  private static final List<String> PIECES =
      List.of(
          "\u0000",
          "\\u0000",
          "\\ud800",
          "{",
          "}",
          "[",
          "]",
          "\"",
          ",",
          ":",
          "null",
          "1e999",
          "-0",
          "99999999999999999999",
          "\uFFFF",
          "é",
          "\r\n",
          "%00",
          "../",
          "{{",
          "'",
          ";",
          "true",
          "\\",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z");

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /// One of these.
  public <T> T one(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }

  public boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  /// Damaged in up to four places.
  public byte[] damaged(String payload) {
    byte[] bytes = payload.getBytes(UTF_8);
    int times = random.nextInt(5);
    for (int i = 0; i < times; i++) {
      bytes = damagedOnce(new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
    }
    return bytes;
  }

  private String damagedOnce(String text) {
    if (text.isEmpty()) {
      return piece();
    }
    int from = random.nextInt(text.length());
    int until = Math.min(text.length(), from + 1 + random.nextInt(12));
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, from) + text.substring(until);
      case 1 -> text.substring(0, from) + piece() + text.substring(from);
      case 2 -> text.substring(0, from) + piece() + text.substring(until);
      case 3 -> text.substring(0, until) + text.substring(from);
      case 4 -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(from + 1);
      default -> text.substring(0, from);
    };
  }

  private String piece() {
    return new String(one(PIECES).getBytes(UTF_8), ISO_8859_1);
  }
}
