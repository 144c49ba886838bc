package dev.rouse.e2e;

import dev.rouse.core.task.RunRef;
import dev.rouse.e2e.boundary.Boundary;
import dev.rouse.e2e.boundary.Boundary.Phase;
import dev.rouse.e2e.script.Cast;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One run's way through its boundaries.
final class Passage {
  private static final int MOST_CLAIMS_SINCE_END = 20;

  private final RunRef run;
  private final Map<String, Integer> claims = new HashMap<>();
  private final Set<String> names = new LinkedHashSet<>();
  private Optional<String> killAt;
  private boolean ended;
  private int claimsSinceEnd;

  Passage(RunRef run, Optional<String> killAt) {
    this.run = run;
    this.killAt = killAt;
  }

  RunRef run() {
    return run;
  }

  /// The boundaries it passed, each once, in order.
  List<String> names() {
    return List.copyOf(names);
  }

  /// Whether nothing more is to come of it; perhaps its process was never where it was to be
  /// killed.
  boolean over() {
    return claimsSinceEnd > MOST_CLAIMS_SINCE_END || (claimsSinceEnd > 0 && killed());
  }

  /// Whether nothing is left to be killed.
  boolean killed() {
    return killAt.isEmpty();
  }

  boolean sleepsAfter(Boundary boundary) {
    return ofRun(boundary) && boundary.call().detail().endsWith(" sleep");
  }

  private boolean ofRun(Boundary boundary) {
    return boundary.is(Phase.AFTER, "append") && boundary.call().run().equals(run.id().value());
  }

  /// Whether a process has looked for work in vain.
  boolean foundNothing(Boundary boundary) {
    return boundary.call().run().isEmpty() && boundary.is(Phase.AFTER, "claim");
  }

  /// Notes that the run is over: a process that is not answered in time cannot say so.
  void end() {
    ended = true;
  }

  /// Notes the boundary, and whether it is the one to be killed at.
  boolean fatal(Boundary boundary) {
    ended |= ofRun(boundary) && boundary.call().detail().endsWith(" end");
    boolean claim = boundary.call().verb().equals("claim");
    claimsSinceEnd += ended && claim && boundary.call().agent().equals(Cast.WORKER) ? 1 : 0;
    if (isByChance(boundary)) {
      return false;
    }
    String name = claim ? counted(boundary) : boundary.name();
    names.add(name);
    boolean fatal = killAt.equals(Optional.of(name));
    killAt = fatal ? Optional.empty() : killAt;
    return fatal;
  }

  /// How often a process looks for work in vain, or is not answered in time, is a matter of time.
  private boolean isByChance(Boundary boundary) {
    return foundNothing(boundary) || boundary.call().detail().equals("away");
  }

  /// Claims are told apart by how many before them brought something.
  private String counted(Boundary boundary) {
    int before = claims.getOrDefault(boundary.call().agent(), 0);
    if (boundary.phase() == Phase.AFTER) {
      claims.put(boundary.call().agent(), before + 1);
    }
    return boundary.name() + " #" + (before + 1);
  }
}
