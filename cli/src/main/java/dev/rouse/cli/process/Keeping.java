package dev.rouse.cli.process;

import dev.rouse.core.resource.agent.Scaling;
import dev.rouse.core.scaling.Floor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Which processes of an agent to start and which to stop.
///
/// @param start the slots
/// @param stop the slots
record Keeping(List<Integer> start, List<Integer> stop) {
  Keeping {
    start = List.copyOf(start);
    stop = List.copyOf(stop);
  }

  /// Decides it.
  ///
  /// @param slots by number
  /// @param busy when the agent last had something to do
  static Keeping of(Scaling scaling, int backlog, List<Slot> slots, Instant busy, Instant now) {
    int wanted = Floor.of(backlog, scaling);
    var start = new ArrayList<Integer>();
    for (int i = 0; i < wanted; i++) {
      var slot = i < slots.size() ? slots.get(i) : Slot.Empty.NEW;
      if (slot instanceof Slot.Empty(_, var notBefore) && !now.isBefore(notBefore)) {
        start.add(i);
      }
    }
    boolean idle = backlog == 0 && Duration.between(busy, now).compareTo(scaling.idleAfter()) >= 0;
    return new Keeping(start, idle ? running(slots, scaling.min()) : List.of());
  }

  private static List<Integer> running(List<Slot> slots, int from) {
    var running = new ArrayList<Integer>();
    for (int i = from; i < slots.size(); i++) {
      if (slots.get(i) instanceof Slot.Running) {
        running.add(i);
      }
    }
    return running;
  }
}
