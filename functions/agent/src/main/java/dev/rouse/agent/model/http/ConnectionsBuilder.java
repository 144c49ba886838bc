package dev.rouse.agent.model.http;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// Hands out [Connections]. Model clients set their own default timeouts here: they are not heard,
/// for the model config has one.
final class ConnectionsBuilder implements HttpClientBuilder {
  private final Transport transport;
  private final UnaryOperator<String> corrected;

  ConnectionsBuilder(Transport transport, UnaryOperator<String> corrected) {
    this.transport = transport;
    this.corrected = corrected;
  }

  @Override
  public Duration connectTimeout() {
    return transport.connectTimeout();
  }

  @Override
  @CanIgnoreReturnValue
  public HttpClientBuilder connectTimeout(Duration timeout) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return transport.timeout();
  }

  @Override
  @CanIgnoreReturnValue
  public HttpClientBuilder readTimeout(Duration timeout) {
    return this;
  }

  @Override
  public HttpClient build() {
    return new Connections(transport, corrected);
  }
}
