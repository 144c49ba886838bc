package dev.rouse.e2e.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// What stands in for the world outside: pages by their paths.
final class Site implements AutoCloseable {
  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /// A request.
  ///
  /// @param authorization its header; empty where it has none
  record Asked(String path, String query, String authorization) {}

  private Site(HttpServer server) {
    this.server = server;
  }

  static Site start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return new Site(server);
  }

  /// From now on this stands at the path and below it.
  @CanIgnoreReturnValue
  Site page(String path, int status, String contentType, String body) {
    var _ = server.createContext(path, call -> answer(call, status, contentType, body));
    return this;
  }

  @CanIgnoreReturnValue
  Site json(String path, String body) {
    return page(path, 200, "application/json", body);
  }

  private void answer(HttpExchange call, int status, String contentType, String body)
      throws IOException {
    try (call) {
      var uri = call.getRequestURI();
      String authorization = call.getRequestHeaders().getFirst("Authorization");
      asked.add(
          new Asked(uri.getPath(), String.valueOf(uri.getQuery()), String.valueOf(authorization)));
      byte[] bytes = body.getBytes(UTF_8);
      call.getResponseHeaders().set("content-type", contentType);
      call.sendResponseHeaders(status, bytes.length);
      call.getResponseBody().write(bytes);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
