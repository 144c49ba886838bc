package dev.rouse.agent.model.http;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/// An HTTP client that has one connection a call; the JDK keeps idle ones for the next.
final class Connections implements HttpClient {
  private final Transport transport;
  private final UnaryOperator<String> corrected;

  Connections(Transport transport, UnaryOperator<String> corrected) {
    this.transport = transport;
    this.corrected = corrected;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    try (var exchange = send(request)) {
      return exchange.response(exchange.whole());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    var strict = new StrictListener(listener);
    try (var exchange = send(request)) {
      listener.onOpen(exchange.response(new byte[0]));
      parser.parse(exchange.body(), strict);
    } catch (IOException | HttpRefusal failed) {
      strict.onError(failed);
    }
    strict.end();
  }

  private Exchange send(HttpRequest request) throws IOException {
    return Exchange.send(transport, request, corrected.apply(request.body()));
  }
}
