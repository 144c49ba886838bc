package dev.rouse.e2e.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouse.core.resource.Effect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// What tools work on: it records every call and applies `Idempotent` ones once a key.
public final class Target implements AutoCloseable {
  private final HttpServer server;
  private final Consumer<Arrival> told;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private final Map<String, CountDownLatch> slow = new ConcurrentHashMap<>();

  private Target(HttpServer server, Consumer<Arrival> told) {
    this.server = server;
    this.told = told;
  }

  static Target open(Consumer<Arrival> told) throws IOException {
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var target = new Target(HttpServer.create(local, 0), told);
    target.server.setExecutor(target.executor);
    target.server.createContext("/", target::serve);
    target.server.start();
    return target;
  }

  URI address() {
    var address = server.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  /// From now on calls of this tool take effect and are not answered before [#answer].
  public void holdBack(String tool) {
    slow.put(tool, new CountDownLatch(1));
  }

  public void answer(String tool) {
    Objects.requireNonNull(slow.remove(tool)).countDown();
  }

  /// What arrived for a run, in order.
  public List<Arrival> of(String run) {
    return arrivals.stream().filter(arrival -> arrival.run().equals(run)).toList();
  }

  /// How many of a run's calls of this tool arrived.
  public long calls(String run, String tool) {
    return of(run).stream().filter(arrival -> arrival.tool().equals(tool)).count();
  }

  /// How many of them changed something.
  public long effects(String run, String tool) {
    return of(run).stream()
        .filter(arrival -> arrival.tool().equals(tool) && arrival.applied())
        .count();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var arrival = arrived(exchange);
      arrivals.add(arrival);
      told.accept(arrival);
      var waiting = slow.get(arrival.tool());
      if (waiting != null) {
        waiting.await();
      }
      byte[] answer = (arrival.tool() + " was called").getBytes(UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Arrival arrived(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var effect = Effect.valueOf(headers.getFirst("Effect"));
    String key = headers.getFirst("Idempotency-Key");
    boolean applied =
        switch (effect) {
          case READ -> false;
          case IDEMPOTENT -> keys.add(key);
          case ONCE -> true;
        };
    return new Arrival(
        headers.getFirst("Run"),
        exchange.getRequestURI().getPath().substring(1),
        new String(exchange.getRequestBody().readAllBytes(), UTF_8),
        effect,
        key,
        applied);
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
