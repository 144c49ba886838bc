package dev.rouse.agent.tool.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Status and headers of a response, names in small letters.
record Head(int status, Map<String, String> headers) {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
  private static final int MOST_BYTES = 64 << 10;
  private static final int MOST_LINES = 200;

  /// Reads the head of the final response; those before it only say that it will come.
  static Head read(InputStream in) throws IOException {
    var head = readOne(in);
    while (head.status < 200) {
      head = readOne(in);
    }
    return head;
  }

  private static Head readOne(InputStream in) throws IOException {
    var status = STATUS_LINE.matcher(line(in));
    if (!status.matches()) {
      throw new ProtocolException("the answer is not HTTP/1.1");
    }
    var headers = new TreeMap<String, String>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() > MOST_LINES) {
        throw new ProtocolException("the answer's headers cannot be read");
      }
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
    }
    return new Head(Integer.parseInt(status.group(1)), headers);
  }

  /// One line without its end.
  static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server closed the connection before it had answered");
      }
      if (line.size() > MOST_BYTES) {
        throw new ProtocolException("the answer has a line that is too long");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /// The body that follows it.
  InputStream body(String method, InputStream in) throws IOException {
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return InputStream.nullInputStream();
    }
    if (header("transfer-encoding").filter(e -> e.equalsIgnoreCase("chunked")).isPresent()) {
      return new Chunks(in);
    }
    var length = header("content-length");
    try {
      return length.isPresent() ? new Chunks(in, Long.parseLong(length.get())) : in;
    } catch (NumberFormatException noLength) {
      throw new ProtocolException("the answer's Content-Length is no number");
    }
  }
}
