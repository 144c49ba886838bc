package dev.rouse.scaler.watch;

import dev.rouse.core.task.AgentId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// The agents that got something due since somebody last looked.
public final class Wakes {
  private final Lock lock = new ReentrantLock();
  private final Condition some = lock.newCondition();
  private final Set<AgentId> due = new HashSet<>();
  private boolean lookAgain;

  /// This agent got something due.
  public void due(AgentId agent) {
    lock.lock();
    try {
      if (due.add(agent)) {
        some.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Something else has changed, or nobody was listening for a while.
  public void lookAgain() {
    lock.lock();
    try {
      lookAgain = true;
      some.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until something happens, at most so long, and hands it over.
  Set<AgentId> await(Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (due.isEmpty() && !lookAgain && left > 0) {
        left = some.awaitNanos(left);
      }
      var woken = Set.copyOf(due);
      due.clear();
      lookAgain = false;
      return woken;
    } finally {
      lock.unlock();
    }
  }
}
