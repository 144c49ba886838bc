package dev.rouse.agent.engine;

import dev.rouse.core.task.RunId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which runs this process works on, and how many more it has room for.
///
/// A run that has already cost several processes works alone: it waits until the others are done,
/// and nothing is claimed while it is here. So it takes nobody else's attempts with it.
final class Slots {
  /// From this attempt on a run works alone.
  private static final int ALONE_FROM = 3;

  private final Map<RunId, Worker> working = new HashMap<>();
  private final Deque<Worker> alone = new ArrayDeque<>();
  private final Set<RunId> expected = new TreeSet<>();
  private int most;
  private int reserved;
  private boolean aloneAtWork;
  private boolean claiming;
  private boolean crowded;

  /// What a claim asks for.
  ///
  /// @param known what this process owns; whatever else it owns, it lost the answer of
  record Wish(int slots, Set<RunId> known) {}

  Slots(int most) {
    this.most = most;
  }

  synchronized void resize(int slots) {
    most = slots;
  }

  /// Begins a claim of all that is free. It ends with [#claimed].
  synchronized Wish wish() {
    int free = reserve(Integer.MAX_VALUE);
    claiming = free > 0;
    crowded = free == 0;
    return new Wish(free, known());
  }

  /// Whether something may be due for which there was no room when it was last looked for.
  synchronized boolean crowded() {
    return crowded;
  }

  synchronized void claimed(Wish wish) {
    reserved -= wish.slots();
    claiming = false;
  }

  private int reserve(int wanted) {
    if (aloneAtWork || !alone.isEmpty()) {
      return 0;
    }
    int free = Math.clamp(most - working.size() - reserved, 0, wanted);
    reserved += free;
    return free;
  }

  /// Reserves a slot for a run that may become this process's own; false where there is none, or
  /// where a claim is on its way: it was sent before this run was known, and would take it for one
  /// whose answer was lost.
  synchronized boolean expect(RunId run) {
    boolean free = !claiming && reserve(1) == 1;
    if (free) {
      expected.add(run);
    }
    return free;
  }

  /// What was expected is here, or will not come; returns the one that may now work alone.
  synchronized Optional<Worker> expected(RunId run) {
    expected.remove(run);
    reserved--;
    return nextAlone();
  }

  /// Takes a claimed run in. It begins at once, unless it must wait to be alone.
  synchronized Optional<Worker> begin(Worker worker) {
    if (worker.attempt() >= ALONE_FROM) {
      alone.add(worker);
      return nextAlone();
    }
    working.put(worker.run(), worker);
    return Optional.of(worker);
  }

  /// A worker is done with its run; returns the one that may now work alone. The run itself may be
  /// here again already: it slept, and woke before its worker had left.
  synchronized Optional<Worker> end(Worker done) {
    working.remove(done.run(), done);
    if (working.isEmpty()) {
      aloneAtWork = false;
    }
    return nextAlone();
  }

  private Optional<Worker> nextAlone() {
    if (!working.isEmpty() || !expected.isEmpty() || alone.isEmpty()) {
      return Optional.empty();
    }
    var next = alone.remove();
    aloneAtWork = true;
    working.put(next.run(), next);
    return Optional.of(next);
  }

  /// Every run that this process knows it owns.
  synchronized Set<RunId> known() {
    var known = new TreeSet<>(working.keySet());
    alone.forEach(worker -> known.add(worker.run()));
    known.addAll(expected);
    return known;
  }

  /// The runs at work, in an order that is the same in every JVM.
  synchronized Map<RunId, Worker> working() {
    return new TreeMap<>(working);
  }

  /// What was claimed and never begun, to be given up.
  synchronized Map<RunId, Integer> takeUnbegun() {
    var unbegun = new TreeMap<RunId, Integer>();
    alone.forEach(worker -> unbegun.put(worker.run(), worker.epoch()));
    alone.clear();
    return unbegun;
  }
}
