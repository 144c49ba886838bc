package dev.rouse.cli.demo.checkout;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Orders that come in by themselves, and the one worker that prices them.
final class Orders {
  private static final long EVERY_MILLIS = 25;
  private static final int PAPERS = 20 << 10;
  private static final String WORKER = "order-worker";

  private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final Thread worker = new Thread(this::work, WORKER);
  private final Socket prices;
  private volatile long since = System.nanoTime();

  private Orders(Socket prices) {
    this.prices = prices;
  }

  static Orders open(PriceService prices) throws IOException {
    var orders = new Orders(prices.connect());
    orders.worker.setDaemon(true);
    orders.worker.start();
    var customers =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("customers").daemon().factory());
    var _ =
        customers.scheduleAtFixedRate(
            orders::take, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return orders;
  }

  private void take() {
    var _ = taken.incrementAndGet();
    waiting.add(new byte[PAPERS]);
  }

  private void work() {
    try {
      while (true) {
        byte[] order = waiting.take();
        since = System.nanoTime();
        askPrice(order);
        var _ = done.incrementAndGet();
      }
    } catch (IOException gone) {
      System.err.println("checkout: " + gone.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// The mistake: nothing says how long an answer may take.
  private void askPrice(byte[] order) throws IOException {
    prices.getOutputStream().write(order.length & 0x7f);
    if (prices.getInputStream().read() < 0) {
      throw new IOException("the price service has hung up");
    }
  }

  String metrics() {
    var runtime = Runtime.getRuntime();
    return """
    # TYPE checkout_orders_waiting gauge
    checkout_orders_waiting %d
    # TYPE checkout_orders_taken_total counter
    checkout_orders_taken_total %d
    # TYPE checkout_orders_done_total counter
    checkout_orders_done_total %d
    # TYPE checkout_heap_used_bytes gauge
    checkout_heap_used_bytes %d
    """
        .formatted(
            waiting.size(), taken.get(), done.get(), runtime.totalMemory() - runtime.freeMemory());
  }

  /// What a thread dump says of the worker.
  String threads() {
    var at =
        Arrays.stream(worker.getStackTrace())
            .filter(frame -> frame.getClassName().equals(Orders.class.getName()))
            .findFirst()
            .map(frame -> "Orders." + frame.getMethodName() + ", line " + frame.getLineNumber())
            .orElse("nothing of its own");
    double seconds = Duration.ofNanos(System.nanoTime() - since).toMillis() / 1e3;
    return "%s is at one order for %.1f s: in %s, it reads from a socket that has no timeout"
        .formatted(WORKER, seconds, at);
  }
}
