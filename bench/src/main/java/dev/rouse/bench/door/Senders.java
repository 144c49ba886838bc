package dev.rouse.bench.door;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/// Senders over sockets of their own, each of which sends as fast as it is answered.
public final class Senders implements AutoCloseable {
  private static final double NANOS_PER_MILLI = 1e6;

  private final int port;
  private final int count;
  private final ExecutorService threads;

  public Senders(int port, int count) {
    this.port = port;
    this.count = count;
    this.threads = Executors.newFixedThreadPool(count);
  }

  /// How many milliseconds each answer took, and how long all of them.
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
    var next = new AtomicLong();
    long began = System.nanoTime();
    var work = new ArrayList<Callable<double[]>>();
    for (int i = 0; i < count; i++) {
      work.add(() -> one(next, requests, post));
    }
    var millis = all(threads.invokeAll(work));
    return new Sent(millis, (System.nanoTime() - began) / (NANOS_PER_MILLI * 1_000));
  }

  private double[] one(AtomicLong next, long requests, LongFunction<Post> post) throws IOException {
    var millis = new double[(int) requests];
    int done = 0;
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var in = socket.getInputStream();
      for (long n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
        byte[] request = post.apply(n).bytes();
        long from = System.nanoTime();
        socket.getOutputStream().write(request);
        answered(in);
        millis[done++] = (System.nanoTime() - from) / NANOS_PER_MILLI;
      }
    }
    return Arrays.copyOf(millis, done);
  }

  /// Reads one answer, which has no body.
  private static void answered(InputStream in) throws IOException {
    var head = new byte[Answer.LONGEST];
    int length = 0;
    while (!Answer.isWhole(head, length)) {
      int read = in.read(head, length, head.length - length);
      if (read <= 0) {
        throw Answer.hungUp(head, length);
      }
      length += read;
    }
    Answer.check(head, length);
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
