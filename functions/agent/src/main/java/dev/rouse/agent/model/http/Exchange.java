package dev.rouse.agent.model.http;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.rouse.agent.engine.OnRun;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HttpsURLConnection;

/// One request and its successful response.
final class Exchange implements AutoCloseable {
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_REFUSAL_BYTES = 16 << 10;

  /// Servers to which the JDK may keep a connection; what it keeps is the process's.
  private static final Set<String> KEPT = ConcurrentHashMap.newKeySet();

  private final HttpURLConnection connection;
  private final int status;
  private boolean read;

  private Exchange(HttpURLConnection connection, int status) {
    this.connection = connection;
    this.status = status;
  }

  /// Sends a request, with this body, and waits for the head of its response.
  ///
  /// A server may have closed a connection that was kept since an earlier response: then it is sent
  /// once more, on another.
  ///
  /// @throws HttpRefusal where its status is not one of success
  static Exchange send(Transport transport, HttpRequest request, String body) throws IOException {
    var uri = URI.create(request.url());
    try {
      return sendOnce(transport, request, uri, body);
    } catch (SocketTimeoutException silent) {
      throw silent;
    } catch (IOException broken) {
      if (Thread.currentThread().isInterrupted() || !KEPT.remove(uri.getAuthority())) {
        throw broken;
      }
      return sendOnce(transport, request, uri, body);
    }
  }

  private static Exchange sendOnce(Transport transport, HttpRequest request, URI uri, String body)
      throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(millis(transport.connectTimeout()));
    connection.setReadTimeout(millis(transport.timeout()));
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    if (connection instanceof HttpsURLConnection https) {
      transport.trust().ifPresent(https::setSSLSocketFactory);
    }
    connection.setRequestMethod(request.method().name());
    OnRun.trace().forEach((name, value) -> trace(connection, name, value));
    request.headers().forEach((name, values) -> set(connection, name, values));
    write(connection, body);
    int status = connection.getResponseCode();
    if (status < 200 || status > 299) {
      throw refusal(connection, status);
    }
    return new Exchange(connection, status);
  }

  private static int millis(Duration timeout) {
    return Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
  }

  private static void set(HttpURLConnection connection, String name, List<String> values) {
    values.forEach(value -> connection.setRequestProperty(name, value));
  }

  /// What came with an event from anybody is left out where it is no header.
  private static void trace(HttpURLConnection connection, String name, String value) {
    if (value.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      connection.setRequestProperty(name, value);
    }
  }

  /// Not in streaming mode: there the JDK listens for a millisecond whether a kept connection was
  /// closed. That it does not send a POST again by itself is said by its `sun.net.http.retryPost`.
  private static void write(HttpURLConnection connection, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    connection.setDoOutput(true);
    try (var out = connection.getOutputStream()) {
      out.write(bytes);
    }
  }

  private static HttpRefusal refusal(HttpURLConnection connection, int status) throws IOException {
    var retryAfter = RetryAfter.parse(connection.getHeaderField("Retry-After"), Instant.now());
    try (var body = connection.getErrorStream()) {
      var text = body == null ? new byte[0] : body.readNBytes(MOST_REFUSAL_BYTES);
      return new HttpRefusal(status, new String(text, StandardCharsets.UTF_8), retryAfter);
    } finally {
      connection.disconnect();
    }
  }

  InputStream body() throws IOException {
    return connection.getInputStream();
  }

  byte[] whole() throws IOException {
    byte[] bytes = body().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IOException("the answer is larger than " + (MOST_BYTES >> 20) + " MiB");
    }
    read = true;
    KEPT.add(connection.getURL().getAuthority());
    return bytes;
  }

  SuccessfulHttpResponse response(byte[] body) {
    var headers = new HashMap<>(connection.getHeaderFields());
    headers.remove(null);
    return SuccessfulHttpResponse.builder().statusCode(status).headers(headers).body(body).build();
  }

  /// A connection whose response was read to its end may serve the next call; another may not.
  @Override
  public void close() {
    if (!read) {
      connection.disconnect();
    }
  }
}
