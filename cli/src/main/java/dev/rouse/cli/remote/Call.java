package dev.rouse.cli.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request and its answer, by the JDK's `HttpURLConnection`: the newer client reads the
/// certificates of all authorities before its first request, clear text or not.
final class Call {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final HttpURLConnection connection;
  private Optional<byte[]> body = Optional.empty();

  private Call(HttpURLConnection connection) {
    this.connection = connection;
  }

  static Call of(String method, URI uri) throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(millis(CONNECT));
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    return new Call(connection);
  }

  private static int millis(Duration time) {
    return Math.clamp(time.toMillis(), 0, Integer.MAX_VALUE);
  }

  @CanIgnoreReturnValue
  Call with(String header, String value) {
    connection.setRequestProperty(header, value);
    return this;
  }

  /// @param most the longest silence; zero for any
  @CanIgnoreReturnValue
  Call within(Duration most) {
    connection.setReadTimeout(millis(most));
    return this;
  }

  /// In streaming mode, for without it the JDK sends a POST again by itself when the server hangs
  /// up.
  @CanIgnoreReturnValue
  Call sending(byte[] content) {
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(content.length);
    body = Optional.of(content);
    return this;
  }

  int status() throws IOException {
    if (body.isPresent()) {
      try (var out = connection.getOutputStream()) {
        out.write(body.get());
      }
      body = Optional.empty();
    }
    return connection.getResponseCode();
  }

  /// What comes, bit by bit. Only where it is not refused.
  InputStream stream() throws IOException {
    return connection.getInputStream();
  }

  Answer answer() throws IOException {
    int status = status();
    try (var in = Answer.isRefusal(status) ? connection.getErrorStream() : stream()) {
      // The JDK has no body for a 401 in streaming mode.
      String text = in == null ? "" : new String(in.readAllBytes(), UTF_8);
      return new Answer(status, headers(), text);
    }
  }

  private Map<String, String> headers() {
    var headers = new HashMap<String, String>();
    connection
        .getHeaderFields()
        .forEach((name, values) -> {
          if (name != null) {
            headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
          }
        });
    return headers;
  }
}
