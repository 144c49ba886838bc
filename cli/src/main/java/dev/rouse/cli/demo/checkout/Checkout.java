package dev.rouse.cli.demo.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/// The service's process. It ends with the one that started it, which holds its standard input.
public final class Checkout {
  private static final int OK = 200;

  private Checkout() {}

  /// Serves until its standard input ends.
  ///
  /// @param words the port
  public static void main(String[] words) throws IOException {
    var prices = PriceService.start();
    var orders = Orders.open(prices);
    int port = Integer.parseInt(words[0]);
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    on(server, "/metrics", orders::metrics);
    on(server, "/threads", orders::threads);
    on(
        server,
        "/break",
        () -> {
          prices.silence();
          return "the price service is silent from now on";
        });
    server.start();
    int read = System.in.read();
    while (read >= 0) {
      read = System.in.read();
    }
    Runtime.getRuntime().halt(0);
  }

  private static void on(HttpServer server, String path, Supplier<String> said) {
    var _ = server.createContext(path, call -> answer(call, said.get()));
  }

  private static void answer(HttpExchange call, String said) throws IOException {
    try (call) {
      byte[] body = said.getBytes(UTF_8);
      call.getResponseHeaders().set("content-type", "text/plain; charset=utf-8");
      call.sendResponseHeaders(OK, body.length);
      call.getResponseBody().write(body);
    }
  }
}
