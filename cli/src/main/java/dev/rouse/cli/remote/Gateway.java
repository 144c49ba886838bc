package dev.rouse.cli.remote;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The gateway, asked over HTTP.
public final class Gateway {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EVENT_DATA = "data: ";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final URI address;
  private final Optional<String> token;
  private final Supplier<Optional<String>> trouble;
  private final HttpClient client;

  /// @param token shown with every call
  public Gateway(URI address, Optional<String> token) {
    this(address, token, Optional::empty);
  }

  /// @param trouble what has gone wrong on the way there, once something has
  public Gateway(URI address, Optional<String> token, Supplier<Optional<String>> trouble) {
    this.address = address;
    this.token = token;
    this.trouble = trouble;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  public URI address() {
    return address;
  }

  /// A list.
  public Json.Arr list(String path, Map<String, String> query)
      throws IOException, InterruptedException {
    if (read(get(path, query)) instanceof Json.Arr list) {
      return list;
    }
    throw stranger();
  }

  /// One thing.
  public Json.Obj one(String path) throws IOException, InterruptedException {
    return object(get(path, Map.of()));
  }

  /// One thing, once it has changed or so many seconds have passed.
  public Json.Obj awaited(String path, Duration most) throws IOException, InterruptedException {
    var request =
        request(path, Map.of())
            .timeout(most.plus(PATIENCE))
            .header("Prefer", "wait=" + most.toSeconds());
    return object(accepted(send(request.build())));
  }

  private Answer get(String path, Map<String, String> query)
      throws IOException, InterruptedException {
    return accepted(send(request(path, query).build()));
  }

  /// Posts a body. What is refused is the caller's to judge.
  public Answer post(String path, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    var request = request(path, Map.of()).POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    return send(request.build());
  }

  /// Posts a JSON object, and takes no refusal.
  public Answer tell(String path, Json.Obj body) throws IOException, InterruptedException {
    var json = body.write().getBytes(StandardCharsets.UTF_8);
    return accepted(post(path, Map.of("Content-Type", "application/json"), json));
  }

  /// Deletes, and takes no refusal.
  public Answer delete(String path, Map<String, String> query)
      throws IOException, InterruptedException {
    return accepted(send(request(path, query).DELETE().build()));
  }

  /// Follows a run's steps until it ends.
  public void follow(String path, Consumer<Json.Obj> step)
      throws IOException, InterruptedException {
    var request = request(path, Map.of()).header("Accept", "text/event-stream").build();
    var response = reached(request, BodyHandlers.ofInputStream());
    try (var lines = lines(response.body())) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(EVENT_DATA)
            && parse(line.substring(EVENT_DATA.length())) instanceof Json.Obj object) {
          step.accept(object);
        }
      }
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }

  private static BufferedReader lines(InputStream body) {
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path, Map<String, String> query) {
    String asked =
        new TreeMap<>(query)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    var base = address.toString().replaceAll("/+$", "");
    var uri = URI.create(base + path + (asked.isEmpty() ? "" : "?" + asked));
    var request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  /// A text as one segment of a path, or one value of a query.
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    var response = reached(request, BodyHandlers.ofString());
    var headers = new HashMap<String, String>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Answer(response.statusCode(), headers, response.body());
  }

  private <T> HttpResponse<T> reached(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    try {
      return client.send(request, handler);
    } catch (HttpTimeoutException late) {
      throw new IOException("the gateway at " + address + " does not answer in time", late);
    } catch (ConnectException nobody) {
      throw new IOException(
          "nothing answers at %s: is the gateway running there? name another with --gateway"
              .formatted(address),
          nobody);
    } catch (IOException broken) {
      throw new IOException(
          trouble
              .get()
              .map(why ->
                  "the way through the cluster is closed (%s): you need the right to `create` `pods/portforward` there, or name the gateway with --gateway"
                      .formatted(why))
              .orElse("the gateway at %s hung up: %s".formatted(address, broken.getMessage())),
          broken);
    }
  }

  /// What was not refused.
  ///
  /// @throws IOException with the gateway's own words
  public Answer accepted(Answer answer) throws IOException {
    if (!answer.refused()) {
      return answer;
    }
    throw new IOException(
        switch (answer.status()) {
          case UNAUTHORIZED ->
              token.isPresent()
                  ? "the gateway does not know this token: " + answer.detail()
                  : "the gateway wants to know who asks: give --token, or set ROUSE_TOKEN";
          case FORBIDDEN -> "this token may not do that: " + answer.detail();
          default -> answer.detail();
        });
  }

  private Json read(Answer answer) throws IOException {
    return parse(answer.body());
  }

  private Json parse(String text) throws IOException {
    try {
      return Json.parse(text);
    } catch (MalformedJson malformed) {
      throw stranger();
    }
  }

  private Json.Obj object(Answer answer) throws IOException {
    if (read(answer) instanceof Json.Obj object) {
      return object;
    }
    throw stranger();
  }

  private IOException stranger() {
    return new IOException("what answers at " + address + " is no gateway of Rouse");
  }
}
