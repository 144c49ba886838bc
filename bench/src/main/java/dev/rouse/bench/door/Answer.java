package dev.rouse.bench.door;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/// An answer of the front door: it has a head and no body.
final class Answer {
  static final int LONGEST = 4_096;

  private static final String END = "\r\n\r\n";
  private static final String ACCEPTED = "HTTP/1.1 202";

  private Answer() {}

  static boolean isWhole(byte[] head, int length) {
    return length >= END.length()
        && new String(head, length - END.length(), END.length(), US_ASCII).equals(END);
  }

  /// @throws IOException where it is a refusal
  static void check(byte[] head, int length) throws IOException {
    String text = new String(head, 0, length, US_ASCII);
    if (!text.startsWith(ACCEPTED)) {
      throw new IOException("refused: " + text);
    }
  }

  static IOException hungUp(byte[] head, int length) {
    return new IOException("hung up after: " + new String(head, 0, length, US_ASCII));
  }
}
