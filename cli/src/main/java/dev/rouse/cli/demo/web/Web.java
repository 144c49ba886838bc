package dev.rouse.cli.demo.web;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks for texts, again and again where need be.
public final class Web {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MULTIPLE_CHOICES = 300;

  /// What a text is to be.
  @FunctionalInterface
  public interface Wish {
    /// Whether it is so.
    ///
    /// @throws IOException where it will never be
    boolean granted(String text) throws IOException;
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// What stands there.
  ///
  /// @throws IOException where nobody answers, or with a refusal
  public String get(URI address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address));
  }

  /// Hands JSON in.
  ///
  /// @throws IOException where nobody takes it
  public void post(URI address, String json) throws IOException, InterruptedException {
    var _ =
        send(
            HttpRequest.newBuilder(address)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(json)));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    if (answer.statusCode() >= MULTIPLE_CHOICES) {
      throw new IOException(answer.uri() + " answers " + answer.statusCode());
    }
    return answer.body();
  }

  /// Waits until what stands there is as wished. Who does not listen yet is waited for too.
  ///
  /// @throws IOException where it does not become so in time, or never will
  public String await(URI address, Wish wished, Duration most)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    String last = "nobody answers";
    while (System.nanoTime() < until) {
      try {
        last = get(address);
        if (wished.granted(last)) {
          return last;
        }
      } catch (ConnectException notYet) {
        last = "nobody answers";
      }
      Thread.sleep(LOOK_AGAIN);
    }
    throw new IOException(
        "nothing came of waiting %d s for %s: %s".formatted(most.toSeconds(), address, last));
  }
}
