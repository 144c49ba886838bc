package dev.rouse.scaler.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Answers `GET /health/liveness`, `/health/readiness` and `/metrics`.
public final class Probes implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final BooleanSupplier alive;
  private final BooleanSupplier ready;
  private final Supplier<Gauges> gauges;

  private Probes(
      HttpServer server, BooleanSupplier alive, BooleanSupplier ready, Supplier<Gauges> gauges) {
    this.server = server;
    this.alive = alive;
    this.ready = ready;
    this.gauges = gauges;
  }

  /// Begins to listen.
  public static Probes listen(
      InetSocketAddress address,
      BooleanSupplier alive,
      BooleanSupplier ready,
      Supplier<Gauges> gauges)
      throws IOException {
    var server = HttpServer.create(address, 0);
    var probes = new Probes(server, alive, ready, gauges);
    var _ = server.createContext("/", probes::answer);
    server.start();
    return probes;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      switch (call.getRequestURI().getPath()) {
        case "/health/liveness" -> state(call, alive.getAsBoolean());
        case "/health/readiness" -> state(call, ready.getAsBoolean());
        case "/metrics" -> send(call, OK, gauges.get().text());
        default ->
            send(call, NOT_FOUND, "there is /health/liveness, /health/readiness, /metrics\n");
      }
    }
  }

  private static void state(HttpExchange call, boolean good) throws IOException {
    send(call, good ? OK : UNAVAILABLE, good ? "ok\n" : "not now\n");
  }

  private static void send(HttpExchange call, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    call.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
  }
}
