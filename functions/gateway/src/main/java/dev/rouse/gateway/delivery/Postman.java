package dev.rouse.gateway.delivery;

import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Sends requests and reads from their answers whether to send them again, as Knative's sink
/// contract has it.
final class Postman {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /// What a sink answers to something that it may take later.
  private static final Set<Integer> PASSING = Set.of(404, 408, 409, 429);

  private static final int LONGEST_PAUSE = 3_600;

  /// Redirects are not followed: where a delivery goes is the agent's to say, not its receiver's.
  private final HttpClient client;

  /// @throws BrokenRule where the authorities cannot be used
  Postman(Sinks sinks) {
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER);
    try {
      sinks.trust().ifPresent(builder::sslContext);
    } catch (GeneralSecurityException | IOException unusable) {
      throw new BrokenRule("K_CA_CERTS cannot be used: " + unusable.getMessage());
    }
    this.client = builder.build();
  }

  Sending send(Post post) throws InterruptedException {
    try {
      var response = client.send(request(post), HttpResponse.BodyHandlers.discarding());
      return judged(response);
    } catch (IOException broken) {
      return Sending.Failed.of(post.to().getHost() + " cannot be reached: " + broken);
    } catch (IllegalArgumentException unusable) {
      return new Sending.Refused("its address cannot be used: " + unusable.getMessage());
    }
  }

  private static HttpRequest request(Post post) {
    var request = HttpRequest.newBuilder(post.to()).timeout(ANSWER);
    post.headers().forEach(request::setHeader);
    return request.POST(HttpRequest.BodyPublishers.ofString(post.body())).build();
  }

  private static Sending judged(HttpResponse<Void> response) {
    int status = response.statusCode();
    String why = response.uri().getHost() + " answered " + status;
    if (status >= 200 && status < 300) {
      return new Sending.Arrived();
    }
    return status >= 500 || PASSING.contains(status)
        ? new Sending.Failed(why, retryAfter(response))
        : new Sending.Refused(why);
  }

  private static Optional<Duration> retryAfter(HttpResponse<Void> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Math.min(Long.parseLong(seconds), LONGEST_PAUSE)));
  }
}
