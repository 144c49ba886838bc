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
  private final Map<String, Said> said = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /// @param missing bytes that are promised, and never sent
  private record Said(
      int status, String type, String body, Map<String, String> headers, int missing) {
    static final Said NOTHING = new Said(404, "text/plain", "", Map.of(), 0);
  }

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
    var _ = said.put(path, new Said(200, "application/json", json, Map.of(), 0));
  }

  /// Takes a task in at a path.
  public void accepts(String path, String task) {
    var location = Map.of("location", "/tasks/" + task);
    var _ = said.put(path, new Said(202, "text/plain", "", location, 0));
  }

  public void refuses(String path, int status, String detail) {
    var problem = "{\"title\":\"No\",\"detail\":\"" + detail + "\"}";
    var _ = said.put(path, new Said(status, "application/problem+json", problem, Map.of(), 0));
  }

  /// Begins a stream of events, and hangs up in the middle.
  public void hangsUp(String path, String event) {
    String stream = "data: " + event + "\n\n";
    var _ = said.put(path + "?stream", new Said(200, "text/event-stream", stream, Map.of(), 100));
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
      String path = call.getRequestURI().getPath();
      boolean stream = "text/event-stream".equals(call.getRequestHeaders().getFirst("accept"));
      var answer = said.getOrDefault(stream ? path + "?stream" : path, Said.NOTHING);
      byte[] body = answer.body().getBytes(UTF_8);
      var _ = call.getRequestBody().readAllBytes();
      call.getResponseHeaders().set("content-type", answer.type());
      answer.headers().forEach(call.getResponseHeaders()::set);
      int length = body.length + answer.missing();
      call.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
      call.getResponseBody().write(body);
      call.getResponseBody().flush();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
