package dev.rouse.agent.model.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Provider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The server. What is not scripted is refused with a 418, which no test expects.
public final class FakeModels implements AutoCloseable {
  private static final Reply UNSCRIPTED = Reply.refused(418, "not scripted");

  private final HttpServer server;
  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Semaphore arrivals = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);

  private FakeModels(HttpServer server) {
    this.server = server;
  }

  public static FakeModels start() throws IOException {
    return serve(HttpServer.create());
  }

  /// Serves on a loopback port of a server that is not bound yet.
  public static FakeModels serve(HttpServer server) throws IOException {
    var fake = new FakeModels(server);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", fake::handle);
    server.start();
    return fake;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// What a model config's `baseUrl` says.
  public String url(Provider provider) {
    String host = "http://127.0.0.1:" + port();
    return switch (provider) {
      case OPEN_AI, ANTHROPIC -> host + "/v1";
      case GEMINI -> host + "/v1beta";
      case OLLAMA -> host;
    };
  }

  /// Replies to the next requests, in this order.
  public void script(Reply... replies) {
    script.addAll(List.of(replies));
  }

  public List<Heard> heard() {
    return List.copyOf(heard);
  }

  /// Waits until one more request has come.
  public void awaitArrival() throws InterruptedException {
    arrivals.acquire();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      var request =
          new Heard(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              Json.parse(new String(body, StandardCharsets.UTF_8)));
      heard.add(request);
      var reply = script.poll();
      arrivals.release();
      reply(exchange, request, reply == null ? UNSCRIPTED : reply);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void reply(HttpExchange exchange, Heard request, Reply reply)
      throws IOException, InterruptedException {
    var tongue = Tongue.of(exchange.getRequestURI().getPath());
    switch (reply) {
      case Reply.Said said -> say(exchange, request, tongue, said);
      case Reply.Raw(var body) -> send(exchange, 200, body);
      case Reply.Refused(var status, var headers, var body) -> {
        headers.forEach(exchange.getResponseHeaders()::add);
        send(exchange, status, body);
      }
      case Reply.Silent _ -> closing.await();
      case Reply.Late(var by, var then) -> {
        if (!closing.await(by.toMillis(), TimeUnit.MILLISECONDS)) {
          reply(exchange, request, then);
        }
      }
      case Reply.HungUp _ -> {}
      case Reply.Stalled _ -> {
        begin(exchange, request, tongue, 0);
        closing.await();
      }
      case Reply.CutOff _ -> begin(exchange, request, tongue, 1 << 20);
      case Reply.EndedEarly _ -> begin(exchange, request, tongue, 0);
    }
  }

  private static void say(HttpExchange exchange, Heard request, Tongue tongue, Reply.Said said)
      throws IOException {
    if (!request.asksToStream()) {
      send(exchange, 200, tongue.whole(said));
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    for (String piece : tongue.pieces(said)) {
      exchange.getResponseBody().write(piece.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    }
  }

  /// The first piece of an answer, of which `promised` bytes are announced.
  private static void begin(HttpExchange exchange, Heard request, Tongue tongue, long promised)
      throws IOException {
    var said = (Reply.Said) Reply.text("Half of it");
    String first = request.asksToStream() ? tongue.pieces(said).get(1) : "{\"id\":";
    exchange.sendResponseHeaders(200, promised);
    exchange.getResponseBody().write(first.getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
