package dev.rouse.controller.loop;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// What is to be looked at, each thing once however often it was put in. What is being looked at is
/// not handed out a second time; put in meanwhile, it comes again afterwards.
final class WorkQueue<T> {

  /// @param due by the nanosecond clock
  private record Entry<T>(T item, long due, long order) implements Comparable<Entry<T>> {
    @Override
    public int compareTo(Entry<T> other) {
      int byTime = Long.compare(due - other.due, 0);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Entry<T>> entries = new PriorityQueue<>();
  private final Map<T, Entry<T>> waiting = new HashMap<>();
  private final Set<T> working = new HashSet<>();
  private final Map<T, Entry<T>> again = new HashMap<>();
  private long order;

  WorkQueue(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void add(T item) {
    add(item, Duration.ZERO);
  }

  /// Puts it in for later; where it is in for earlier, that stands.
  void add(T item, Duration later) {
    lock.lock();
    try {
      var entry = new Entry<>(item, nanos.getAsLong() + later.toNanos(), order++);
      if (working.contains(item)) {
        again.merge(item, entry, WorkQueue::sooner);
      } else {
        enter(entry);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static <T> Entry<T> sooner(Entry<T> one, Entry<T> other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private void enter(Entry<T> entry) {
    var before = waiting.get(entry.item());
    if (before == null || entry.due() - before.due() < 0) {
      if (before != null) {
        entries.remove(before);
      }
      waiting.put(entry.item(), entry);
      entries.add(entry);
    }
  }

  /// The next that is due, if one is or becomes so in time. Whoever takes it says [#done].
  Optional<T> take(Duration most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long end = nanos.getAsLong() + most.toNanos();
      while (true) {
        long now = nanos.getAsLong();
        var next = entries.peek();
        if (next != null && next.due() - now <= 0) {
          return Optional.of(hand(next));
        }
        long until = next == null ? end : Math.min(next.due() - now, end - now) + now;
        if (end - now <= 0) {
          return Optional.empty();
        }
        long _ = changed.awaitNanos(Math.max(1, until - now));
      }
    } finally {
      lock.unlock();
    }
  }

  private T hand(Entry<T> next) {
    entries.remove(next);
    waiting.remove(next.item());
    working.add(next.item());
    return next.item();
  }

  /// It has been looked at.
  void done(T item) {
    lock.lock();
    try {
      working.remove(item);
      var next = again.remove(item);
      if (next != null) {
        enter(next);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// How many wait to be looked at, later ones too.
  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /// Whether nothing is due, and nothing is being looked at.
  boolean idle() {
    lock.lock();
    try {
      var next = entries.peek();
      return working.isEmpty() && (next == null || next.due() - nanos.getAsLong() > 0);
    } finally {
      lock.unlock();
    }
  }
}
