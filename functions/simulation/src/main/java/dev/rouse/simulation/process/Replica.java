package dev.rouse.simulation.process;

import dev.rouse.agent.engine.Engine;
import dev.rouse.agent.engine.Ports;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.Pulse;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.task.Offer;
import dev.rouse.simulation.check.EffectRules;
import dev.rouse.simulation.check.WatchedJournal;
import dev.rouse.simulation.memory.MemoryJournal;
import dev.rouse.simulation.schedule.Host;
import dev.rouse.simulation.world.Cast;
import dev.rouse.simulation.world.Feature;
import java.time.Duration;
import java.util.function.Consumer;

/// One incarnation of a process of an agent: the real engine, from its start to its end.
final class Replica {
  private static final Duration START_AGAIN = Duration.ofSeconds(1);
  private static final int SLOTS = 1;

  private final Stage stage;
  private final Process process;
  private final Host host;
  private final Wire wire;
  private final Engine engine;
  private boolean started;
  private boolean draining;

  /// A process that is about to start.
  ///
  /// @param strikes what happens to it at its calls
  /// @param bomb what kills it from within
  Replica(Stage stage, Process process, Strikes strikes, Consumer<Replica> bomb) {
    this.stage = stage;
    this.process = process;
    this.host = new Host(process.name() + "#" + process.incarnation());
    var memory = new MemoryJournal(stage.database());
    this.wire = new Wire(stage, host, strikes, memory::reconnected);
    var clock = clock();
    var rules = new EffectRules(stage.watch(), process, host, clock.rate(), stage.begunOnce());
    var effects = new WatchedEffects(stage, host, rules, strikes, () -> bomb.accept(this));
    var journal =
        new WatchedJournal(
            stage.rigging().journal(memory, stage.database()),
            stage.watch(),
            process,
            memory::listeningSince);
    var remote = new RemoteJournal(journal, wire, listener(rules));
    var ports =
        new Ports(
            remote,
            Cast::known,
            effects,
            effects,
            clock,
            (name, work) -> stage.schedule().start(host, name, work));
    this.engine = new Engine(process, SLOTS, stage.rigging().ports(ports));
  }

  private RemoteJournal.Listener listener(EffectRules rules) {
    return new RemoteJournal.Listener() {
      @Override
      public void answered(long sent, Pulse pulse) {
        switch (pulse) {
          case Pulse.Alive _ -> rules.beat(sent);
          case Pulse.Replaced _ -> rules.replaced(stage.schedule().now());
        }
      }

      @Override
      public void learned(Claim claim) {
        rules.learned(claim);
      }
    };
  }

  private LocalClock clock() {
    var draws = stage.weather().draws();
    boolean skewed = stage.world().has(Feature.SKEWED_CLOCKS);
    var skew = Duration.ofMillis(skewed ? draws.between(-2_000, 2_000) : 0);
    return new LocalClock(stage.schedule(), skew, skewed ? 0.98 + 0.01 * draws.below(5) : 1);
  }

  void boot() {
    var _ = stage.schedule().start(host, "main", this::start);
  }

  private void start() {
    while (!started) {
      try {
        engine.start();
        started = true;
      } catch (JournalAway away) {
        stage.schedule().pass(START_AGAIN);
      }
    }
  }

  /// A task is sent to the process itself. Nobody hears of it where the process dies.
  void receive(Offer offer, Consumer<TakenHere> answer) {
    var _ =
        stage
            .schedule()
            .start(
                host,
                "http",
                () -> {
                  try {
                    answer.accept(engine.takeHere(offer));
                  } catch (JournalAway away) {
                    stage.schedule().note(host.name(), "503 for " + offer.event().id());
                  }
                });
  }

  void drain(Duration grace) {
    draining = true;
    var _ = stage.schedule().start(host, "drain", () -> drainNow(grace));
  }

  private void drainNow(Duration grace) {
    try {
      engine.drain(grace);
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
    exit();
  }

  void exit() {
    stage.schedule().note(host.name(), "exits");
    stage.schedule().kill(host);
  }

  boolean alive() {
    return !host.killed();
  }

  /// Whether its engine has stopped by itself: another goes by its name.
  boolean stopped() {
    return started && !engine.alive() && !draining;
  }

  boolean working() {
    return started && !draining && !host.killed();
  }

  Process process() {
    return process;
  }

  Host host() {
    return host;
  }

  Wire wire() {
    return wire;
  }
}
