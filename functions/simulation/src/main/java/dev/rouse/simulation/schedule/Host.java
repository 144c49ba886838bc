package dev.rouse.simulation.schedule;

import java.util.ArrayList;
import java.util.List;

/// Strands that are paused together and die together: a process, or the world around the processes.
public final class Host {
  private final String name;
  private final List<Strand> strands = new ArrayList<>();
  private final List<Pause> pauses = new ArrayList<>();
  private boolean paused;
  private long pausedAt;
  private boolean killed;

  private record Pause(long from, long until) {}

  public Host(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  public boolean killed() {
    return killed;
  }

  public boolean paused() {
    return paused;
  }

  void add(Strand strand) {
    strands.removeIf(Strand::ended);
    strands.add(strand);
  }

  List<Strand> living() {
    return strands.stream().filter(strand -> !strand.ended()).toList();
  }

  /// How many nanoseconds of that time it was not paused.
  public long awakeBetween(long from, long until) {
    long awake = Math.max(0, until - from);
    for (var pause : pauses) {
      awake -= Math.max(0, Math.min(until, pause.until()) - Math.max(from, pause.from()));
    }
    return awake;
  }

  void pause(long now) {
    paused = true;
    pausedAt = now;
  }

  void goOn(long now) {
    if (paused) {
      paused = false;
      pauses.add(new Pause(pausedAt, now));
    }
  }

  void kill() {
    killed = true;
    paused = false;
  }

  @Override
  public String toString() {
    return name;
  }
}
