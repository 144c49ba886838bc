package dev.rouse.core.scaling;

import dev.rouse.core.resource.agent.Scaling;

/// The least number of replicas that a backlog demands.
public final class Floor {
  private Floor() {}

  /// One replica for each `target` runs or part of them, at least `min` and at most `max`.
  public static int of(long backlog, int target, int min, int max) {
    if (backlog < 0 || target < 1) {
      throw new IllegalArgumentException(backlog + " runs, " + target + " to a replica");
    }
    return Math.clamp(Math.ceilDiv(backlog, target), min, max);
  }

  /// The same by an agent's own scaling, where a replica's target is what it can do at once.
  public static int of(long backlog, Scaling scaling) {
    return of(backlog, scaling.concurrency(), scaling.min(), scaling.max());
  }
}
