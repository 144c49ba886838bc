package dev.rouse.cli.demo.checkout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/// Another service, at the end of a connection. It answers until it is silenced.
final class PriceService {
  private final ServerSocket server;
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile boolean silent;

  private PriceService(ServerSocket server) {
    this.server = server;
  }

  static PriceService start() throws IOException {
    var service = new PriceService(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    var thread = new Thread(service::serve, "price-service");
    thread.setDaemon(true);
    thread.start();
    return service;
  }

  Socket connect() throws IOException {
    return new Socket(server.getInetAddress(), server.getLocalPort());
  }

  void silence() {
    silent = true;
  }

  private void serve() {
    try (var caller = server.accept()) {
      int asked = caller.getInputStream().read();
      while (asked >= 0) {
        if (silent) {
          never.await();
        }
        caller.getOutputStream().write(asked);
        asked = caller.getInputStream().read();
      }
    } catch (IOException gone) {
      System.err.println("price-service: " + gone.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
