package dev.rouse.cli.activator;

import com.sun.net.httpserver.HttpExchange;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Waits for an agent's process and passes calls on to it, answers piece by piece as they come.
final class Passing implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final int OK = 200;
  private static final int BUFFER = 8 << 10;

  /// What concerns one connection only, or is made anew for the next.
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private final Function<AgentId, List<Integer>> ports;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Passing(Function<AgentId, List<Integer>> ports) {
    this.ports = ports;
  }

  /// The port of a process that is ready; empty where none became so in time.
  Optional<Integer> await(AgentId agent) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      for (int port : ports.apply(agent)) {
        if (isReady(port)) {
          return Optional.of(port);
        }
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return Optional.empty();
  }

  private boolean isReady(int port) throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"));
      return client.send(request.build(), BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notListening) {
      return false;
    }
  }

  /// Passes a call on.
  HttpResponse<InputStream> send(HttpExchange call, URI to)
      throws IOException, InterruptedException {
    byte[] body = call.getRequestBody().readAllBytes();
    var request =
        HttpRequest.newBuilder(to)
            .method(call.getRequestMethod(), BodyPublishers.ofByteArray(body));
    call.getRequestHeaders()
        .forEach((name, values) -> {
          if (passes(name)) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return client.send(request.build(), BodyHandlers.ofInputStream());
  }

  /// Passes its answer back.
  static void back(HttpResponse<InputStream> answer, HttpExchange call) throws IOException {
    try (var from = answer.body()) {
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (passes(name)) {
              call.getResponseHeaders().put(name, values);
            }
          });
      long length = answer.headers().firstValueAsLong("content-length").orElse(0);
      boolean none = length == 0 && answer.headers().firstValue("content-length").isPresent();
      call.sendResponseHeaders(answer.statusCode(), none ? -1 : length);
      if (!none) {
        carry(from, call);
      }
    }
  }

  private static boolean passes(String name) {
    return !OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT));
  }

  private static void carry(InputStream from, HttpExchange call) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int read = from.read(buffer);
    while (read >= 0) {
      call.getResponseBody().write(buffer, 0, read);
      call.getResponseBody().flush();
      read = from.read(buffer);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
