package dev.rouse.simulation.schedule;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides who runs next and what time it is.
///
/// ```
///   strand gives way --> one of the ready ones, drawn --> it runs until it gives way
///                            | none is ready
///                            '--> the next alarm rings, and it is that time now
/// ```
///
/// There is no thread of the schedule's own: the strand that gives way draws its successor and
/// hands over to it, or simply goes on where it drew itself.
public final class Schedule {
  private static final int MOST_DEATHS = 20;

  private final Instant start;
  private final Alarms alarms = new Alarms();
  private final Ready ready;
  private final Trace trace = new Trace();
  private final Outside outside = new Outside();
  private final List<Host> hosts = new ArrayList<>();
  private final Set<Class<? extends Throwable>> expected = new HashSet<>();
  private volatile @Nullable Strand running;
  private boolean over;
  private boolean closing;
  private Optional<Throwable> failure = Optional.empty();

  public Schedule(Draws draws, Instant start) {
    this.ready = new Ready(draws);
    this.start = start;
  }

  /// Nanoseconds since the start.
  public long now() {
    return alarms.now();
  }

  public Instant instant() {
    return start.plusNanos(alarms.now());
  }

  public Trace trace() {
    return trace;
  }

  /// Notes what happened.
  public void note(String who, String what) {
    trace.add(alarms.now(), who, what);
  }

  /// Notes what happens all the time.
  public void noteQuietly(String who, String what) {
    trace.count(alarms.now(), who, what);
  }

  /// Lets something happen `after` from now. It must not give way.
  public void in(Duration after, Runnable action) {
    alarms.set(after.toNanos(), action);
  }

  /// Starts a strand; it runs when it is drawn.
  public Strand start(Host host, String name, Runnable work) {
    if (host.killed()) {
      throw new Killed();
    }
    if (!hosts.contains(host)) {
      hosts.add(host);
    }
    var strand = new Strand(this, host, name, work);
    host.add(strand);
    strand.begin();
    ready.add(strand);
    return strand;
  }

  /// Lets others run before the strand that calls goes on.
  public void giveWay() {
    var self = self();
    ready.add(self);
    turnTo(self);
  }

  /// Lets `duration` pass, and nothing shortens it.
  public void pass(Duration duration) {
    var self = self();
    int wait = self.beginWait(false);
    in(duration, () -> wake(self, wait));
    turnTo(self);
  }

  /// Lets `duration` pass unless the strand is interrupted.
  public void sleep(Duration duration) throws InterruptedException {
    var self = self();
    if (!self.interrupted()) {
      int wait = self.beginWait(true);
      in(duration, () -> wake(self, wait));
      turnTo(self);
    }
    self.throwIfInterrupted();
  }

  boolean join(Strand other, Optional<Duration> most) throws InterruptedException {
    var self = self();
    if (!self.interrupted() && !other.ended()) {
      int wait = self.beginWait(true);
      other.afterwards(() -> wake(self, wait));
      most.ifPresent(duration -> in(duration, () -> wake(self, wait)));
      turnTo(self);
    }
    self.throwIfInterrupted();
    return other.ended();
  }

  void wake(Strand strand, int wait) {
    if (!strand.ended() && strand.endWait(wait)) {
      ready.add(strand);
    }
  }

  /// From now on nothing of `host` runs, until it goes on.
  public void pause(Host host) {
    host.pause(now());
    ready.hold(host);
  }

  public void goOn(Host host) {
    host.goOn(now());
    ready.release(host);
  }

  /// Kills a host: each of its strands ends at the call in which it is now.
  public void kill(Host host) {
    host.kill();
    ready.release(host);
    for (var strand : host.living()) {
      if (strand != running && !ready.has(strand)) {
        wake(strand, strand.waiting());
      }
    }
  }

  /// Ends the simulation at the next turn.
  public void end() {
    over = true;
  }

  /// Ends the simulation as failed; the first failure stands.
  public void fail(Throwable why) {
    failure = failure.or(() -> Optional.of(why));
    end();
  }

  /// Why it failed, if it did.
  public Optional<Throwable> failure() {
    return failure;
  }

  /// What a strand may die of without the simulation failing.
  public void expect(Class<? extends Throwable> bug) {
    expected.add(bug);
  }

  void escaped(Strand strand, Throwable bug) {
    note(strand.toString(), "died of " + bug);
    if (!expected.contains(bug.getClass())) {
      fail(bug);
    }
  }

  void leave() {
    handTo(draw());
  }

  /// Runs until it was ended, has failed, or nothing is left to happen; then ends every strand.
  ///
  /// @return why it failed, if it did
  @CanIgnoreReturnValue
  public Optional<Throwable> run() {
    if (turns()) {
      closing = true;
      over = false;
      hosts.forEach(this::kill);
      turns();
    }
    return failure;
  }

  /// Lets the strands take turns; false where one of them does not give its turn away.
  @CanIgnoreReturnValue
  private boolean turns() {
    boolean back = outside.await(this::leave, ready::turns);
    if (!back) {
      fail(stuck());
    }
    return back;
  }

  /// The strand that calls.
  public Strand self() {
    var self = running;
    if (self == null) {
      throw new IllegalStateException("only a strand gives way");
    }
    dieIfKilled(self);
    return self;
  }

  private void dieIfKilled(Strand self) {
    if (!self.host().killed()) {
      return;
    }
    if (self.dies() > MOST_DEATHS && !closing) {
      fail(new IllegalStateException(self + " goes on though its process was killed"));
    }
    throw new Killed();
  }

  private void turnTo(Strand self) {
    var next = draw();
    if (next != self) {
      handTo(next);
      self.awaitTurn();
    }
    dieIfKilled(self);
  }

  private void handTo(@Nullable Strand next) {
    if (next == null) {
      outside.giveTurn();
    } else {
      next.giveTurn();
    }
  }

  /// The strand whose turn it is; none where the simulation is over.
  private @Nullable Strand draw() {
    running = null;
    while (!over) {
      if (ready.spins()) {
        fail(new IllegalStateException("time stands still: " + ready + " take turns for ever"));
      } else if (!ready.none()) {
        running = ready.draw();
        return running;
      } else if (closing || alarms.none()) {
        return null;
      } else {
        ring();
      }
    }
    return null;
  }

  private void ring() {
    long before = alarms.now();
    try {
      alarms.ring();
      if (alarms.now() > before) {
        ready.timePasses();
      }
    } catch (RuntimeException | Error failed) {
      fail(failed);
    }
  }

  private IllegalStateException stuck() {
    var strand = running;
    var why = new IllegalStateException(strand + " blocks outside of the ports");
    if (strand != null) {
      why.setStackTrace(strand.stack());
    }
    return why;
  }
}
