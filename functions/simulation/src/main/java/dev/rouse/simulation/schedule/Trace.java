package dev.rouse.simulation.schedule;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What happened, in order: all of it as one number, the last of it as text.
public final class Trace {
  private static final int KEPT = 400;
  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();
  private static final long PRIME = 0x100000001B3L;

  private final Deque<Line> tail = new ArrayDeque<>();
  private long hash = 0xCBF29CE484222325L;
  private long lines;

  private record Line(long at, String who, String what) {
    @Override
    public String toString() {
      return "%12.6f  %-22s %s".formatted(at / (double) NANOS_PER_SECOND, who, what);
    }
  }

  void add(long at, String who, String what) {
    count(at, who, what);
    if (tail.size() == KEPT) {
      tail.removeFirst();
    }
    tail.addLast(new Line(at, who, what));
  }

  /// As much part of the trace as any other, but nothing to read.
  void count(long at, String who, String what) {
    lines++;
    hash = (hash ^ at) * PRIME;
    hash = (hash ^ who.hashCode()) * PRIME;
    hash = (hash ^ what.hashCode()) * PRIME;
  }

  /// Equal for equal traces, and hardly for others.
  public long hash() {
    return hash;
  }

  public long lines() {
    return lines;
  }

  /// The last lines, each with its time, who and what.
  public List<String> tail(int most) {
    var all = new ArrayList<>(tail);
    return all.subList(Math.max(0, all.size() - most), all.size()).stream()
        .map(Line::toString)
        .toList();
  }
}
