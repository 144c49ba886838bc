package dev.rouse.e2e.door;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Send each thing until some gateway has said yes to it, and sometimes once more.
final class Senders implements AutoCloseable {
  private static final int AT_ONCE = 12;
  private static final int SENT_TWICE = 10;
  private static final int ACCEPTED = 202;
  private static final int AWAY = 503;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final List<GatewayProcess> gateways;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger toldNo = new AtomicInteger();

  Senders(List<GatewayProcess> gateways) {
    this.gateways = List.copyOf(gateways);
  }

  /// What somebody has said yes to.
  Set<String> accepted() {
    return accepted;
  }

  /// How often some gateway has said that it cannot.
  int toldNo() {
    return toldNo.get();
  }

  /// Begins to send; alerts come among the events.
  List<Future<?>> send(int events, int groups) {
    var sent = new ArrayList<Future<?>>();
    for (int number = 0; number < events; number++) {
      String id = "e" + number;
      sent.add(threads.submit(() -> until(id, "/agents/shop/clerk", event(id))));
      if (number % (events / groups) == 0) {
        String group = "g" + number;
        sent.add(threads.submit(() -> until(group, "/alerts", alerts(group))));
      }
    }
    return sent;
  }

  private boolean until(String id, String path, String body) throws InterruptedException {
    int attempt = Math.floorMod(id.hashCode(), gateways.size());
    while (!once(gateways.get(attempt++ % gateways.size()), path, body)) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    accepted.add(id);
    return id.hashCode() % SENT_TWICE != 0
        || once(gateways.get(attempt % gateways.size()), path, body);
  }

  /// Whether it was accepted; a gateway that is gone or told no is no answer.
  private boolean once(GatewayProcess gateway, String path, String body)
      throws InterruptedException {
    String type = path.equals("/alerts") ? "application/json" : "application/cloudevents+json";
    var request =
        HttpRequest.newBuilder(gateway.at(path))
            .timeout(PATIENCE)
            .header("content-type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      var reply = client.send(request, BodyHandlers.ofString());
      if (reply.statusCode() != ACCEPTED && reply.statusCode() != AWAY) {
        throw new AssertionError(reply.statusCode() + " " + reply.body());
      }
      toldNo.addAndGet(reply.statusCode() == AWAY ? 1 : 0);
      return reply.statusCode() == ACCEPTED;
    } catch (IOException gone) {
      return false;
    }
  }

  private static String event(String id) {
    return """
    {"specversion":"1.0","id":"%s","source":"/chaos","type":"t","subject":"%d","data":"%s"}
    """
        .formatted(id, Math.floorMod(id.hashCode(), 50), "x".repeat(500));
  }

  private static String alerts(String group) {
    return """
    {"version":"4","groupKey":"%1$s","status":"firing","alerts":[
      {"status":"firing","labels":{"severity":"critical"},"annotations":{},
       "startsAt":"2026-11-21T12:00:00Z","fingerprint":"%1$s"}]}
    """
        .formatted(group);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.shutdownNow();
  }
}
