package dev.rouse.e2e.boundary;

import dev.rouse.e2e.boundary.Boundary.Phase;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Where a process under test says what it is about to do, or has done, and waits to be let on.
public final class Gate {
  private final PrintStream out;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CountDownLatch> held = new ConcurrentHashMap<>();
  private volatile boolean open;

  public Gate(PrintStream out) {
    this.out = out;
  }

  /// From now on boundaries are said, but nobody waits at them.
  public void open() {
    open = true;
    held.keySet().forEach(this::letOn);
  }

  public void letOn(int id) {
    var waiting = held.remove(id);
    if (waiting != null) {
      waiting.countDown();
    }
  }

  /// Says the boundary and waits.
  ///
  /// @throws InterruptedException where the call is abandoned meanwhile
  public void hold(Phase phase, PortCall call) throws InterruptedException {
    said(phase, call).await();
  }

  /// The same for a call that nobody abandons: an interruption is kept for later.
  public void holdThrough(Phase phase, PortCall call) {
    var waiting = said(phase, call);
    boolean interrupted = false;
    while (waiting.getCount() > 0) {
      try {
        waiting.await();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private CountDownLatch said(Phase phase, PortCall call) {
    int id = ids.incrementAndGet();
    var waiting = new CountDownLatch(1);
    held.put(id, waiting);
    say(new Boundary(id, phase, call).write());
    if (open) {
      letOn(id);
    }
    return waiting;
  }

  private synchronized void say(String line) {
    out.println(line);
    out.flush();
  }
}
