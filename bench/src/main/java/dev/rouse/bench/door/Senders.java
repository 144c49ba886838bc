package dev.rouse.bench.door;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/// Senders over sockets of their own, as cheap as can be: they share their processor with the
/// database.
public final class Senders implements AutoCloseable {
  private static final String ACCEPTED = "HTTP/1.1 202";
  private static final int LONGEST_ANSWER = 4_096;
  private static final double NANOS_PER_MILLI = 1e6;

  private final int port;
  private final int count;
  private final ExecutorService threads;

  public Senders(int port, int count) {
    this.port = port;
    this.count = count;
    this.threads = Executors.newFixedThreadPool(count);
  }

  /// How many milliseconds each answer took, counted from when it was to be sent.
  public record Sent(List<Double> millis, double seconds) {
    /// As the figures want them.
    public double[] array() {
      return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /// A request of so many bytes of body.
  public record Post(String path, String type, String body) {
    byte[] bytes() {
      return "POST %s HTTP/1.1\r\nhost: door\r\ncontent-type: %s\r\ncontent-length: %d\r\n\r\n%s"
          .formatted(path, type, body.length(), body)
          .getBytes(US_ASCII);
    }
  }

  /// As fast as they are answered.
  public Sent flood(long requests, LongFunction<Post> post)
      throws InterruptedException, IOException {
    return send(requests, post, Duration.ZERO);
  }

  /// At a steady rate, whether they are answered or not: who comes late has waited.
  public Sent pace(long requests, int perSecond, LongFunction<Post> post)
      throws InterruptedException, IOException {
    return send(requests, post, Duration.ofSeconds(1).dividedBy(perSecond));
  }

  private Sent send(long requests, LongFunction<Post> post, Duration apart)
      throws InterruptedException, IOException {
    var next = new AtomicLong();
    long began = System.nanoTime();
    var work = new ArrayList<Callable<double[]>>();
    for (int i = 0; i < count; i++) {
      work.add(() -> one(next, requests, post, began, apart.toNanos()));
    }
    var millis = all(threads.invokeAll(work));
    return new Sent(millis, (System.nanoTime() - began) / (NANOS_PER_MILLI * 1_000));
  }

  private double[] one(
      AtomicLong next, long requests, LongFunction<Post> post, long began, long apart)
      throws IOException {
    var millis = new double[(int) requests];
    int done = 0;
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var in = socket.getInputStream();
      for (long n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
        byte[] request = post.apply(n).bytes();
        long due = began + n * apart;
        if (apart > 0) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        long from = apart > 0 ? due : System.nanoTime();
        socket.getOutputStream().write(request);
        answered(in);
        millis[done++] = (System.nanoTime() - from) / NANOS_PER_MILLI;
      }
    }
    return Arrays.copyOf(millis, done);
  }

  /// Reads one answer, which has no body.
  private static void answered(InputStream in) throws IOException {
    var head = new byte[LONGEST_ANSWER];
    int length = 0;
    while (!new String(head, 0, length, US_ASCII).endsWith("\r\n\r\n")) {
      int read = in.read(head, length, head.length - length);
      if (read <= 0) {
        throw new IOException("hung up after: " + new String(head, 0, length, US_ASCII));
      }
      length += read;
    }
    if (!new String(head, 0, length, US_ASCII).startsWith(ACCEPTED)) {
      throw new IOException("refused: " + new String(head, 0, length, US_ASCII));
    }
  }

  private static List<Double> all(List<Future<double[]>> parts)
      throws InterruptedException, IOException {
    var millis = new ArrayList<Double>();
    for (var part : parts) {
      try {
        for (double each : part.get()) {
          millis.add(each);
        }
      } catch (ExecutionException failed) {
        throw new IOException("a sender failed: " + failed.getCause(), failed);
      }
    }
    return millis;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
