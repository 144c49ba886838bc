package dev.rouse.agent.telemetry;

import dev.rouse.agent.telemetry.Sender.Sent;
import dev.rouse.core.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends spans from time to time, many at once. What does not fit while the collector is away is
/// dropped and counted: a run is worth more than its telemetry.
final class Exporter {
  private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);
  private static final int MOST_WAITING = 2048;
  private static final int MOST_AT_ONCE = 256;
  private static final int TRIES = 3;
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Json.Obj resource;
  private final Sender sender;
  private final BlockingQueue<Span> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch leaving = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("telemetry").unstarted(this::run);

  Exporter(Json.Obj resource, Sender sender) {
    this.resource = resource;
    this.sender = sender;
  }

  void start() {
    thread.start();
  }

  void add(Span span) {
    if (!waiting.offer(span)) {
      dropped.incrementAndGet();
    }
  }

  /// Sends what is left, within `most`.
  void leave(Duration most) throws InterruptedException {
    leaving.countDown();
    if (!thread.join(most)) {
      thread.interrupt();
      thread.join();
    }
    dropped.addAndGet(waiting.size());
    sayDropped("the collector did not take them in time");
  }

  private void run() {
    try {
      boolean last = false;
      while (!last) {
        last = leaving.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        sendAll();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAll() throws InterruptedException {
    var batch = new ArrayList<Span>();
    while (waiting.drainTo(batch, MOST_AT_ONCE) > 0) {
      send(List.copyOf(batch));
      batch.clear();
    }
  }

  /// A few times, for a collector that restarts. Whoever leaves has no time to wait for that.
  private void send(List<Span> batch) throws InterruptedException {
    var request = Otlp.request(resource, batch);
    var sent = sender.send(request);
    for (int tries = 1; tries < TRIES && sent instanceof Sent.NotNow; tries++) {
      if (leaving.await(EVERY.toMillis() << tries, TimeUnit.MILLISECONDS)) {
        tries = TRIES;
      }
      sent = sender.send(request);
    }
    switch (sent) {
      case Sent.Taken _ -> sayDropped("too many waited to be sent");
      case Sent.NotNow(var why) -> drop(batch, why);
      case Sent.Refused(var why) -> drop(batch, why);
    }
  }

  private void drop(List<Span> batch, String why) {
    dropped.addAndGet(batch.size());
    sayDropped(why);
  }

  private void sayDropped(String why) {
    long lost = dropped.getAndSet(0);
    if (lost > 0) {
      LOG.atWarn().addKeyValue("spans", lost).addKeyValue("problem", why).log("spans are dropped");
    }
  }
}
