package dev.rouse.simulation.schedule;

import java.util.PriorityQueue;

/// Simulated time, and what happens when it comes.
final class Alarms {
  private final PriorityQueue<Alarm> queue = new PriorityQueue<>();
  private long now;
  private long set;

  /// What happens at a time; the order in which they were set decides between equal times.
  private record Alarm(long at, long order, Runnable action) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  /// Nanoseconds since the start.
  long now() {
    return now;
  }

  void set(long nanos, Runnable action) {
    queue.add(new Alarm(now + Math.max(0, nanos), set++, action));
  }

  boolean none() {
    return queue.isEmpty();
  }

  /// Lets the next thing happen, at its time.
  void ring() {
    var alarm = queue.remove();
    now = alarm.at();
    alarm.action().run();
  }
}
