package dev.rouse.cli.played;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A gateway that says at each path what a test wants it to.
public final class PlayedGateway implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> said = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private PlayedGateway(HttpServer server) {
    this.server = server;
  }

  public static PlayedGateway open() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var gateway = new PlayedGateway(server);
    var _ = server.createContext("/", gateway::answer);
    server.start();
    return gateway;
  }

  public void says(String path, String json) {
    var _ = said.put(path, json);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Every request: its path with its query, and the token that it showed.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      String token = call.getRequestHeaders().getFirst("authorization");
      asked.add(call.getRequestURI() + (token == null ? "" : " " + token));
      byte[] body = said.getOrDefault(call.getRequestURI().getPath(), "").getBytes(UTF_8);
      call.getResponseHeaders().set("content-type", "application/json");
      call.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
      call.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
