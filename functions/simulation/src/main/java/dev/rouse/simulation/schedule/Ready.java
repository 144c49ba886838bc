package dev.rouse.simulation.schedule;

import java.util.ArrayList;
import java.util.List;

/// The strands that could go on.
final class Ready {
  /// So many turns without any time between are a strand that spins.
  private static final int MOST_TURNS_AT_ONCE = 100_000;

  private final Draws draws;
  private final List<Strand> ready = new ArrayList<>();

  /// Those that could if their host were not paused.
  private final List<Strand> held = new ArrayList<>();

  /// Read by the thread outside, which wants to see that turns are taken.
  private volatile long turns;

  private long turnsTaken;
  private int turnsAtOnce;

  Ready(Draws draws) {
    this.draws = draws;
  }

  void add(Strand strand) {
    (strand.host().paused() ? held : ready).add(strand);
  }

  boolean none() {
    return ready.isEmpty();
  }

  boolean has(Strand strand) {
    return ready.contains(strand);
  }

  /// Takes one out, whichever the seed says.
  Strand draw() {
    turns = ++turnsTaken;
    turnsAtOnce++;
    int drawn = draws.below(ready.size());
    var strand = ready.get(drawn);
    ready.set(drawn, ready.getLast());
    ready.removeLast();
    return strand;
  }

  /// Whether turns are taken and no time passes.
  boolean spins() {
    return turnsAtOnce > MOST_TURNS_AT_ONCE;
  }

  void timePasses() {
    turnsAtOnce = 0;
  }

  /// How many turns were taken so far.
  long turns() {
    return turns;
  }

  void hold(Host host) {
    move(host, ready, held);
  }

  void release(Host host) {
    move(host, held, ready);
  }

  private static void move(Host host, List<Strand> from, List<Strand> to) {
    for (var strand : List.copyOf(from)) {
      if (strand.host() == host) {
        from.remove(strand);
        to.add(strand);
      }
    }
  }

  @Override
  public String toString() {
    return ready.toString();
  }
}
