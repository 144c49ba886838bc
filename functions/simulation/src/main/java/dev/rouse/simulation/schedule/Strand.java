package dev.rouse.simulation.schedule;

import dev.rouse.agent.engine.Fibers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A virtual thread that runs only when it is its turn.
///
/// Whether it is interrupted is kept here: a real interrupt would make its parking return at once.
public final class Strand implements Fibers.Fiber {
  private final Schedule schedule;
  private final Host host;
  private final String name;
  private final Thread thread;
  private final List<Runnable> afterwards = new ArrayList<>();
  private volatile boolean turn;
  private boolean interrupted;
  private boolean interruptible;
  private boolean ended;
  private int waits;
  private int deaths;

  Strand(Schedule schedule, Host host, String name, Runnable work) {
    this.schedule = schedule;
    this.host = host;
    this.name = name;
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> live(work));
  }

  void begin() {
    thread.start();
  }

  private void live(Runnable work) {
    awaitTurn();
    try {
      if (!host.killed()) {
        work.run();
      }
    } catch (Killed _) {
      // It is gone with its host.
    } catch (Throwable bug) {
      schedule.escaped(this, bug);
    } finally {
      ended = true;
      afterwards.forEach(Runnable::run);
      schedule.leave();
    }
  }

  /// Gives it the turn; whoever calls must stop at once.
  void giveTurn() {
    turn = true;
    LockSupport.unpark(thread);
  }

  void awaitTurn() {
    interrupted |= Thread.interrupted();
    while (!turn) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    turn = false;
  }

  /// Begins a wait that an alarm, an interrupt or another strand's end may end; returns its number.
  int beginWait(boolean mayBeInterrupted) {
    interruptible = mayBeInterrupted;
    return ++waits;
  }

  /// Ends that wait, unless it has ended.
  boolean endWait(int wait) {
    if (wait != waits) {
      return false;
    }
    waits++;
    interruptible = false;
    return true;
  }

  int waiting() {
    return waits;
  }

  /// Whoever is told of an interrupt takes it.
  void throwIfInterrupted() throws InterruptedException {
    if (interrupted()) {
      interrupted = false;
      throw new InterruptedException();
    }
  }

  /// Whether it was interrupted, and stays so.
  public boolean interrupted() {
    interrupted |= Thread.interrupted();
    return interrupted;
  }

  @Override
  public void interrupt() {
    interrupted = true;
    if (interruptible) {
      schedule.wake(this, waits);
    }
  }

  @Override
  public void join() throws InterruptedException {
    boolean _ = schedule.join(this, Optional.empty());
  }

  @Override
  public boolean join(Duration most) throws InterruptedException {
    return schedule.join(this, Optional.of(most));
  }

  /// Lets that happen once it has ended.
  void afterwards(Runnable action) {
    afterwards.add(action);
  }

  /// How often its end was announced to it: whoever hears that twice has swallowed it once.
  int dies() {
    return ++deaths;
  }

  boolean ended() {
    return ended;
  }

  Host host() {
    return host;
  }

  StackTraceElement[] stack() {
    return thread.getStackTrace();
  }

  @Override
  public String toString() {
    return host + "/" + name;
  }
}
