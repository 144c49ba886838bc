package dev.rouse.agent.model.http;

import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;

/// How a server is connected to.
///
/// @param timeout the longest silence; who calls bounds the whole call
/// @param trust whom to trust, where it is not whom the JVM trusts
public record Transport(Duration timeout, Optional<SSLSocketFactory> trust) {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  Duration connectTimeout() {
    return timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
  }

  /// As LangChain4j wants it.
  public HttpClientBuilder builder() {
    return builder(UnaryOperator.identity());
  }

  /// The same, with each request's body `corrected`.
  public HttpClientBuilder builder(UnaryOperator<String> corrected) {
    return new ConnectionsBuilder(this, corrected);
  }
}
