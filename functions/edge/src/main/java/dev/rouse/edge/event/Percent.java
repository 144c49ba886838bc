package dev.rouse.edge.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;

/// An attribute's value as an HTTP header carries it: what is no printable ASCII, blanks, quotes
/// and percent signs as `%XX`, which the SDK leaves to others.
final class Percent {
  private static final int DIGITS = 2;
  private static final int HEXADECIMAL = 16;

  private Percent() {}

  static String encoded(String value) {
    var header = new StringBuilder();
    for (byte each : value.getBytes(UTF_8)) {
      if (each > ' ' && each < 0x7f && each != '"' && each != '%') {
        header.append((char) each);
      } else {
        header.append('%').append("%02X".formatted(each));
      }
    }
    return header.toString();
  }

  /// A value in quotes is what stands between them. A `%` that no digits follow stands for itself.
  ///
  /// @throws IllegalArgumentException where the bytes are no UTF-8
  static String decoded(String header) {
    String value = unquoted(header);
    if (value.indexOf('%') < 0) {
      return value;
    }
    var bytes = new ByteArrayOutputStream();
    for (int at = 0; at < value.length(); at++) {
      if (value.charAt(at) == '%' && hexadecimal(value, at + 1)) {
        bytes.write(Integer.parseInt(value.substring(at + 1, at + 1 + DIGITS), HEXADECIMAL));
        at += DIGITS;
      } else {
        bytes.writeBytes(value.substring(at, at + 1).getBytes(UTF_8));
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException notText) {
      throw new IllegalArgumentException(
          "a header's percent-encoding is no UTF-8: " + value, notText);
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
  }

  private static boolean hexadecimal(String value, int from) {
    return from + DIGITS <= value.length()
        && value
            .substring(from, from + DIGITS)
            .toLowerCase(Locale.ROOT)
            .chars()
            .allMatch(digit -> Character.digit(digit, HEXADECIMAL) >= 0);
  }
}
