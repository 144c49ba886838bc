package dev.rouse.scaler.watch;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.task.AgentId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that reads the journal: each second, and at once when an agent got something due.
public final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// In a storm of events it rests as long as it read: half of the time the database is left alone.
  private static final Duration LEAST_REST = Duration.ofMillis(10);

  private static final Duration MOST_REST = Duration.ofMillis(500);

  private final Source source;
  private final Wakes wakes;
  private final Memory memory;
  private final Consumer<Set<AgentId>> wake;
  private final Thread thread;
  private volatile boolean closed;
  private boolean outageSaid;

  /// @param wake is told which agents are to be woken now
  public Watch(Source source, Wakes wakes, Memory memory, Consumer<Set<AgentId>> wake) {
    this.source = source;
    this.wakes = wakes;
    this.memory = memory;
    this.wake = wake;
    this.thread = Thread.ofPlatform().name("journal-watch").daemon().unstarted(this::watch);
  }

  public void start() {
    thread.start();
  }

  /// Whether it reads, as it should.
  public boolean alive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      boolean _ = thread.join(PATIENCE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      var due = Set.<AgentId>of();
      while (!closed) {
        long began = System.nanoTime();
        read(due);
        var took = Duration.ofNanos(System.nanoTime() - began);
        LockSupport.parkNanos(rest(took).toNanos());
        due = wakes.await(PERIOD.minus(took).minus(rest(took)));
      }
    } catch (InterruptedException _) {
      // It was closed.
    }
  }

  static Duration rest(Duration took) {
    if (took.compareTo(LEAST_REST) < 0) {
      return LEAST_REST;
    }
    return took.compareTo(MOST_REST) > 0 ? MOST_REST : took;
  }

  private void read(Set<AgentId> due) {
    try {
      var before = memory.last();
      var reading = new Reading(source.backlog(), source.agents());
      memory.remember(reading);
      outageSaid = false;
      wake.accept(reading.toWake(before, due));
    } catch (JournalAway | IllegalStateException away) {
      // The latter: a schema that is not migrated or granted yet, as its operator is about to do.
      failed(away);
    }
  }

  private void failed(RuntimeException why) {
    memory.failed();
    if (!outageSaid && !closed) {
      outageSaid = true;
      LOG.atWarn()
          .addKeyValue("problem", why.getMessage())
          .log("the journal cannot be read: what was last known stands");
    }
  }
}
