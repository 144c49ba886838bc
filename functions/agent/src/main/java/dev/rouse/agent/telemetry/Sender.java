package dev.rouse.agent.telemetry;

import dev.rouse.agent.settings.Exporting;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/// Sends spans to a collector, by the client that asks models too.
record Sender(Exporting settings, Optional<SSLSocketFactory> trust) {
  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
  private static final int MOST_SAID = 1000;

  /// What became of a request.
  sealed interface Sent {
    record Taken() implements Sent {}

    /// Another time it may be taken.
    record NotNow(String why) implements Sent {}

    record Refused(String why) implements Sent {}
  }

  Sent send(Json.Obj request) {
    try {
      return answer(post(request.write().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException away) {
      return new Sent.NotNow(String.valueOf(away.getMessage()));
    }
  }

  private HttpURLConnection post(byte[] body) throws IOException {
    var connection = (HttpURLConnection) settings.endpoint().toURL().openConnection();
    int timeout = Math.clamp(settings.timeout().toMillis(), 1, Integer.MAX_VALUE);
    connection.setConnectTimeout(timeout);
    connection.setReadTimeout(timeout);
    connection.setInstanceFollowRedirects(false);
    if (connection instanceof HttpsURLConnection https) {
      trust.ifPresent(https::setSSLSocketFactory);
    }
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    settings.headers().forEach(connection::setRequestProperty);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    try (var out = connection.getOutputStream()) {
      out.write(body);
    }
    return connection;
  }

  private static Sent answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status >= 200 && status < 300) {
      try (var body = connection.getInputStream()) {
        var _ = body.readNBytes(MOST_SAID);
      }
      return new Sent.Taken();
    }
    try (var body = connection.getErrorStream()) {
      byte[] said = body == null ? new byte[0] : body.readNBytes(MOST_SAID);
      String why = "HTTP " + status + ": " + new String(said, StandardCharsets.UTF_8);
      return PASSING.contains(status) ? new Sent.NotNow(why) : new Sent.Refused(why);
    } finally {
      connection.disconnect();
    }
  }
}
