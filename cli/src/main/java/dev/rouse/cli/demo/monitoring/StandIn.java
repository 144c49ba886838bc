package dev.rouse.cli.demo.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouse.cli.demo.web.Web;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Answers Prometheus's query API out of its own scrapes, and posts what Alertmanager would post.
public final class StandIn implements Monitoring {
  private static final Duration EVERY = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int OK = 200;
  private static final int MALFORMED = 400;

  private final Web web = new Web();
  private final URI metrics;
  private final URI alerts;
  private final Scraped scraped;
  private final CountDownLatch fired = new CountDownLatch(1);
  private final HttpServer server;
  private final Thread thread;

  private StandIn(Ports ports, HttpServer server) {
    String instance = "127.0.0.1:" + ports.checkout();
    this.metrics = URI.create("http://" + instance + "/metrics");
    this.alerts = URI.create("http://127.0.0.1:" + ports.gateway() + "/alerts");
    this.scraped = new Scraped(instance);
    this.server = server;
    this.thread = Thread.ofVirtual().name("stand-in").unstarted(this::watch);
  }

  /// Begins to scrape and to listen.
  public static Monitoring start(Ports ports) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.prometheus());
    var standIn = new StandIn(ports, HttpServer.create(address, 0));
    var _ = standIn.server.createContext("/api/v1/query", standIn::query);
    standIn.server.start();
    standIn.thread.start();
    return standIn;
  }

  @Override
  public String name() {
    return "a stand-in for Prometheus and Alertmanager (they are not installed)";
  }

  @Override
  public void awaitFiring() throws IOException, InterruptedException {
    if (!fired.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("no alert has fired");
    }
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    try {
      scraped.add(web.get(metrics), System.currentTimeMillis());
      boolean tooMany =
          scraped
              .last("checkout_orders_waiting")
              .filter(waiting -> waiting.compareTo(BigDecimal.valueOf(TOO_MANY)) > 0)
              .isPresent();
      if (tooMany && fired.getCount() > 0) {
        web.post(alerts, webhook(metrics.getAuthority()).write());
        fired.countDown();
      }
    } catch (IOException notThere) {
      // It starts, or is about to end: the next look is soon.
    }
  }

  /// As Alertmanager words it.
  private static Json.Obj webhook(String instance) {
    var labels =
        Json.object()
            .put("alertname", ALERT)
            .put("instance", instance)
            .put("job", "checkout")
            .put("severity", "critical")
            .done();
    String summary = "More than " + TOO_MANY + " orders wait in checkout";
    var alert =
        Json.object()
            .put("status", "firing")
            .put("fingerprint", "0123456789abcdef")
            .put("startsAt", Instant.now().toString())
            .put("labels", labels)
            .put("annotations", Json.object().put("summary", summary))
            .done();
    return Json.object()
        .put("version", "4")
        .put("groupKey", "{}:{alertname=\"" + ALERT + "\"}")
        .put("status", "firing")
        .put("receiver", "rouse")
        .put("alerts", Json.array(List.of(alert)))
        .done();
  }

  private void query(HttpExchange call) throws IOException {
    try (call) {
      String query =
          Stream.of(String.valueOf(call.getRequestURI().getRawQuery()).split("&", -1))
              .filter(parameter -> parameter.startsWith("query="))
              .map(parameter -> URLDecoder.decode(parameter.substring("query=".length()), UTF_8))
              .findFirst()
              .orElse("");
      var data = scraped.query(query);
      var answer =
          data.isPresent()
              ? Json.object().put("status", "success").put("data", data.get())
              : Json.object()
                  .put("status", "error")
                  .put("error", "this stand-in knows METRIC and irate(METRIC[5s]) only");
      byte[] body = answer.done().write().getBytes(UTF_8);
      call.getResponseHeaders().set("content-type", "application/json");
      call.sendResponseHeaders(data.isPresent() ? OK : MALFORMED, body.length);
      call.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    server.stop(0);
  }
}
