package dev.rouse.agent.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A receiver of telemetry over OTLP that reads all that it is sent, and nothing that is no OTLP.
final class Collector implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 180;

  private final HttpServer server;
  private final BlockingQueue<Got> spans = new LinkedBlockingQueue<>();
  private final Queue<Integer> refusals = new ArrayDeque<>();

  /// A span as it was sent. Texts of attributes are without quotes.
  ///
  /// @param resource what the process says of itself
  record Got(
      String name,
      long kind,
      String trace,
      String id,
      String parent,
      BigInteger begun,
      BigInteger ended,
      Map<String, String> attributes,
      Map<String, String> resource,
      boolean failed) {}

  /// Refuses the first requests with these statuses.
  Collector(Integer... refusals) throws IOException {
    this.refusals.addAll(List.of(refusals));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/otlp/v1/traces", this::receive);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/otlp";
  }

  Got next() throws InterruptedException {
    var next = spans.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no span has come");
    }
    return next;
  }

  /// What has come so far and nobody has looked at.
  List<Got> rest() {
    return List.copyOf(spans);
  }

  private synchronized void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = Json.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      boolean json =
          "application/json".equals(exchange.getRequestHeaders().getFirst("content-type"));
      boolean known = "s3cret".equals(exchange.getRequestHeaders().getFirst("x-key"));
      if (!json || !known || !refusals.isEmpty()) {
        exchange.sendResponseHeaders(refusals.isEmpty() ? 400 : refusals.remove(), -1);
        return;
      }
      items(body, "resourceSpans").forEach(this::read);
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write("{}".getBytes(UTF_8));
    }
  }

  private void read(Json resourceSpans) {
    var resource = attributes(resourceSpans.at("resource").orElseThrow());
    for (Json scope : items(resourceSpans, "scopeSpans")) {
      items(scope, "spans").forEach(span -> spans.add(read(span, resource)));
    }
  }

  private static Got read(Json span, Map<String, String> resource) {
    return new Got(
        text(span, "name"),
        Long.parseLong(text(span, "kind")),
        text(span, "traceId"),
        text(span, "spanId"),
        text(span, "parentSpanId"),
        new BigInteger(text(span, "startTimeUnixNano")),
        new BigInteger(text(span, "endTimeUnixNano")),
        attributes(span),
        resource,
        text(span, "status.code").equals("2"));
  }

  private static Map<String, String> attributes(Json holder) {
    var attributes = new TreeMap<String, String>();
    for (Json each : items(holder, "attributes")) {
      attributes.put(text(each, "key"), any((Json.Obj) each.at("value").orElseThrow()));
    }
    return attributes;
  }

  /// Every value says of which type it is.
  private static String any(Json.Obj value) {
    var one = value.fields().entrySet().iterator().next();
    return switch (one.getKey()) {
      case "stringValue" -> ((Json.Str) one.getValue()).value();
      case "intValue" -> new BigInteger(((Json.Str) one.getValue()).value()).toString();
      case "doubleValue" -> ((Json.Num) one.getValue()).write();
      case "boolValue" -> ((Json.Bool) one.getValue()).write();
      case "arrayValue" ->
          items(one.getValue(), "values").stream()
              .map(item -> any((Json.Obj) item))
              .toList()
              .toString();
      case String other -> throw new AssertionError(other + " is no type of OTLP's");
    };
  }

  private static List<Json> items(Json value, String name) {
    return value.at(name).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }

  private static String text(Json value, String path) {
    var found = value.at(path).orElse(Json.of(""));
    return found instanceof Json.Str(var text) ? text : found.write();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
