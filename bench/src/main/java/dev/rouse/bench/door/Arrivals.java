package dev.rouse.bench.door;

import dev.rouse.bench.door.Senders.Post;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/// Requests at a steady rate, whoever still waits for an answer: each goes over a connection that
/// is free, as those of many senders do.
///
/// A sender that waits for its answer before it sends again hides what a pause costs, and a few of
/// them cannot make good for it: how much is on its way is then theirs to say, not the gateway's.
/// One thread sends and reads it all, for it shares its processor with the database.
public final class Arrivals implements AutoCloseable {
  private static final long LONGEST_NAP = 200_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Selector selector;
  private final Deque<Line> free = new ArrayDeque<>();

  /// A connection, and when the request on it was to be sent.
  private static final class Line {
    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(Answer.LONGEST);
    private long due;

    private Line(SocketChannel channel) {
      this.channel = channel;
    }
  }

  private Arrivals(Selector selector) {
    this.selector = selector;
  }

  /// Opens so many connections; no more requests can be on their way at once.
  public static Arrivals at(int port, int connections) throws IOException {
    var arrivals = new Arrivals(Selector.open());
    var gateway = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    for (int i = 0; i < connections; i++) {
      var channel = SocketChannel.open(gateway);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      var line = new Line(channel);
      var _ = channel.register(arrivals.selector, SelectionKey.OP_READ, line);
      arrivals.free.push(line);
    }
    return arrivals;
  }

  /// Sends requests, and returns how many milliseconds each answer took, counted from when it was
  /// to be sent.
  public double[] pace(int requests, int perSecond, LongFunction<Post> post) throws IOException {
    long apart = Duration.ofSeconds(1).dividedBy(perSecond).toNanos();
    long began = System.nanoTime();
    var millis = new double[requests];
    int sent = 0;
    int answered = 0;
    while (answered < requests) {
      while (sent < requests && !free.isEmpty() && began + sent * apart <= System.nanoTime()) {
        send(free.pop(), began + sent * apart, post.apply(sent));
        sent++;
      }
      if (selector.selectNow() == 0) {
        long next = free.isEmpty() ? LONGEST_NAP : began + sent * apart - System.nanoTime();
        LockSupport.parkNanos(Math.min(LONGEST_NAP, next));
      }
      for (var key : selector.selectedKeys()) {
        var line = (Line) key.attachment();
        if (isAnswered(line)) {
          millis[answered++] = (System.nanoTime() - line.due) / NANOS_PER_MILLI;
          free.push(line);
        }
      }
      selector.selectedKeys().clear();
    }
    return millis;
  }

  private static void send(Line line, long due, Post post) throws IOException {
    line.due = due;
    var request = ByteBuffer.wrap(post.bytes());
    while (request.hasRemaining()) {
      var _ = line.channel.write(request);
    }
  }

  private static boolean isAnswered(Line line) throws IOException {
    int read = line.channel.read(line.answer);
    int length = line.answer.position();
    if (read < 0) {
      throw Answer.hungUp(line.answer.array(), length);
    }
    if (!Answer.isWhole(line.answer.array(), length)) {
      return false;
    }
    Answer.check(line.answer.array(), length);
    line.answer.clear();
    return true;
  }

  @Override
  public void close() throws IOException {
    for (var key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
