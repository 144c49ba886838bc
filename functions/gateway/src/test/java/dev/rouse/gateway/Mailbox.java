package dev.rouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A receiver of deliveries that keeps what it gets, refused ones included.
public final class Mailbox implements AutoCloseable {

  /// What came.
  public record Letter(Map<String, String> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  private final HttpServer server;
  private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();

  private Mailbox(HttpServer server) {
    this.server = server;
  }

  public static Mailbox open() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var mailbox = new Mailbox(HttpServer.create(address, 0));
      mailbox.server.createContext("/", mailbox::keep);
      mailbox.server.start();
      return mailbox;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /// Answers the next ones with 503.
  public void refuseFirst(int letters) {
    refusals.set(letters);
  }

  public Letter take() throws InterruptedException {
    var letter = letters.poll(30, TimeUnit.SECONDS);
    if (letter == null) {
      throw new AssertionError("no delivery came within 30 s");
    }
    return letter;
  }

  private void keep(HttpExchange exchange) throws IOException {
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    exchange.sendResponseHeaders(refused ? 503 : 202, -1);
    exchange.close();
    letters.add(new Letter(headers, body));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
