package dev.rouse.agent.engine;

import dev.rouse.agent.engine.Fibers.Fiber;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.Pulse;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.task.Offer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One process's work on its agent's runs, from its start to its drain.
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration HEARTBEAT_RETRY = Duration.ofSeconds(1);
  private static final Duration CLAIM = Duration.ofMillis(500);

  /// A run that is to work alone waits for those that were claimed with it, not they for it.
  private static final Comparator<Claim> HARMLESS_FIRST = Comparator.comparingInt(Claim::attempt);

  private final Process process;
  private final Ports ports;
  private final Lease lease;
  private final Slots slots;
  private final AtomicBoolean claiming = new AtomicBoolean();
  private final AtomicBoolean claimAgain = new AtomicBoolean();
  private volatile boolean draining;
  private Optional<Fiber> claims = Optional.empty();

  public Engine(Process process, int slots, Ports ports) {
    this.process = process;
    this.ports = ports;
    this.lease = new Lease(ports.clock());
    this.slots = new Slots(slots);
  }

  /// Announces the process and begins to claim.
  ///
  /// @throws JournalAway where the journal cannot be reached; call again
  public void start() {
    long sent = ports.clock().nanos();
    ports.journal().start(process);
    lease.renew(sent);
    ports.fibers().start("heartbeat", this::beat);
    claims = Optional.of(ports.fibers().start("claims", this::claimForEver));
  }

  /// Takes a task in that was sent to this process, and works on it where there is room.
  public TakenHere takeHere(Offer offer) {
    if (draining || !slots.expect(offer.id())) {
      var taken = ports.journal().takeIn(List.of(offer)).getFirst();
      claim();
      return new TakenHere.Elsewhere(taken);
    }
    try {
      long term = lease.term();
      var taken = ports.journal().takeInHere(offer, process);
      if (taken instanceof TakenHere.Owned(var claim)) {
        begin(new Worker.Arrival(claim, term, true));
      }
      return taken;
    } finally {
      slots.expected(offer.id()).ifPresent(this::launch);
    }
  }

  /// Claims nothing more, lets calls that change something end within `grace`, gives up the rest.
  ///
  /// Nobody is interrupted in the middle of a verb: a claim whose answer is thrown away owns runs
  /// that nobody works on.
  public void drain(Duration grace) throws InterruptedException {
    draining = true;
    slots.working().values().forEach(Worker::hurry);
    long began = ports.clock().nanos();
    if (claims.isPresent()) {
      var _ = claims.get().join(grace);
    }
    while (!slots.working().isEmpty() && ports.clock().nanos() - began < grace.toNanos()) {
      ports.clock().sleep(Duration.ofMillis(20));
    }
    giveUpUnbegun();
    stop();
  }

  private void giveUpUnbegun() {
    var unbegun = slots.takeUnbegun();
    try {
      ports.journal().giveUp(process, unbegun);
    } catch (JournalAway away) {
      LOG.atWarn().addKeyValue("runs", unbegun.size()).log("could not give runs up");
    }
  }

  /// Stops at once. What is under way is left as a crash would leave it.
  void stop() {
    draining = true;
    lease.revoke();
    slots.working().values().forEach(Worker::stop);
  }

  /// Whether this process may still work: false once it was replaced or drained.
  public boolean alive() {
    return !lease.revoked();
  }

  private void beat() {
    try {
      while (!lease.revoked()) {
        ports.clock().sleep(beatOnce() ? HEARTBEAT : HEARTBEAT_RETRY);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean beatOnce() throws InterruptedException {
    long sent = ports.clock().nanos();
    try {
      switch (ports.journal().heartbeat(process, slots.known())) {
        case Pulse.Alive(var inputs) -> {
          lease.renew(sent);
          slots.working().forEach((run, worker) -> worker.told(inputs.getOrDefault(run, 0)));
        }
        case Pulse.Replaced _ -> {
          LOG.atWarn()
              .addKeyValue("process", process.name())
              .log("replaced by another incarnation");
          stop();
        }
      }
      return true;
    } catch (JournalAway away) {
      LOG.atWarn().addKeyValue("problem", away.getMessage()).log("heartbeat not answered");
      return false;
    }
  }

  private void claimForEver() {
    try {
      while (!draining) {
        claim();
        ports.clock().sleep(CLAIM);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Fills the free slots. Whoever comes while somebody is at it only asks for another round.
  private void claim() {
    claimAgain.set(true);
    while (claimAgain.get() && claiming.compareAndSet(false, true)) {
      try {
        claimAgain.set(false);
        claimOnce();
      } catch (JournalAway away) {
        LOG.atDebug().addKeyValue("problem", away.getMessage()).log("claim not answered");
      } finally {
        claiming.set(false);
      }
    }
  }

  private void claimOnce() {
    if (draining || !lease.holds()) {
      return;
    }
    var wish = slots.wish();
    if (wish.slots() == 0) {
      return;
    }
    try {
      long term = lease.term();
      ports.journal().claim(process, wish.slots(), wish.known()).stream()
          .sorted(HARMLESS_FIRST)
          .forEach(claim -> begin(new Worker.Arrival(claim, term, false)));
    } finally {
      slots.claimed(wish);
    }
  }

  private void begin(Worker.Arrival arrival) {
    var claim = arrival.claim();
    try {
      var worker = worker(arrival);
      if (draining) {
        worker.hurry();
      }
      slots.begin(worker).ifPresent(this::launch);
    } catch (IllegalStateException | IllegalArgumentException unreadable) {
      LOG.atError()
          .addKeyValue("run", claim.task().id().value())
          .addKeyValue("definition", claim.definition().hash())
          .setCause(unreadable)
          .log("this program cannot read the run or its definition");
    }
  }

  private Worker worker(Worker.Arrival arrival) {
    var known = ports.definitions().of(arrival.claim().definition());
    slots.resize(known.definition().agent().scaling().concurrency());
    return new Worker(arrival, known, ports, lease, process);
  }

  private void launch(Worker worker) {
    var work = OnRun.of(worker.task(), worker::state, () -> work(worker));
    ports.fibers().start("run-" + worker.run(), work);
  }

  private void work(Worker worker) {
    boolean well = false;
    try {
      worker.work();
      well = true;
    } catch (RuntimeException bug) {
      LOG.atError()
          .addKeyValue("run", worker.run().value())
          .setCause(bug)
          .log("a fault of the program: the run is claimed again");
    } finally {
      slots.end(worker).ifPresent(this::launch);
      if (well && (worker.inCompany() || slots.crowded())) {
        claim();
      }
    }
  }
}
