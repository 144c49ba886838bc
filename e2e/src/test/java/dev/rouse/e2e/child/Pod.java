package dev.rouse.e2e.child;

import dev.rouse.agent.engine.Clock;
import dev.rouse.agent.engine.Definitions;
import dev.rouse.agent.engine.Engine;
import dev.rouse.agent.engine.Fibers;
import dev.rouse.agent.engine.Ports;
import dev.rouse.agent.engine.StoredDefinitions;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.Process;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.e2e.boundary.Gate;
import dev.rouse.e2e.script.Cast;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/// The engines of both agents, with the machine's clock and virtual threads.
final class Pod {
  private static final int SLOTS = 10;
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Fibers fibers = Fibers.virtual();
  private final Clock clock = Clock.system();
  private final Definitions definitions = new StoredDefinitions();
  private final Engine worker;
  private final Engine helper;
  private volatile boolean draining;

  Pod(Cast cast, String name, Journal journal, Gate gate, URI target) {
    this.worker = engine(cast.worker(), name, journal, gate, target);
    this.helper = engine(cast.helper(), name, journal, gate, target);
  }

  private Engine engine(AgentId agent, String name, Journal journal, Gate gate, URI target) {
    var ports =
        new Ports(
            new GatedJournal(journal, gate, agent.name()),
            definitions,
            new ScriptedModel(gate, agent.name()),
            new TargetTools(gate, agent.name(), target),
            clock,
            fibers);
    var process = new Process(agent, name, UUID.randomUUID().toString());
    return new Engine(process, SLOTS, ports);
  }

  /// Begins to work, and calls `replaced` once another process has taken its name.
  void begin(Runnable replaced) {
    fibers.start(
        "begin",
        () -> {
          start(worker);
          start(helper);
          watch(replaced);
        });
  }

  private void start(Engine engine) {
    boolean started = false;
    while (!started) {
      try {
        engine.start();
        started = true;
      } catch (JournalAway away) {
        rest();
      }
    }
  }

  private void watch(Runnable replaced) {
    while (worker.alive() && helper.alive()) {
      rest();
    }
    if (!draining) {
      replaced.run();
    }
  }

  private void rest() {
    try {
      clock.sleep(LOOK_AGAIN);
    } catch (InterruptedException unwanted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes a task in as its own URL would.
  void take(Offer offer) {
    fibers.start(
        "take",
        () -> {
          var _ = worker.takeHere(offer);
        });
  }

  void drain() throws InterruptedException {
    draining = true;
    var other = fibers.start("drain", () -> drain(helper));
    drain(worker);
    other.join();
  }

  private static void drain(Engine engine) {
    try {
      engine.drain(GRACE);
    } catch (InterruptedException unwanted) {
      Thread.currentThread().interrupt();
    }
  }
}
