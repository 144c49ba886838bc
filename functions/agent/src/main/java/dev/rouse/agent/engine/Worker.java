package dev.rouse.agent.engine;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.journal.Process;
import dev.rouse.core.machine.Fact;
import dev.rouse.core.machine.Next;
import dev.rouse.core.machine.Transition;
import dev.rouse.core.machine.Writes;
import dev.rouse.core.run.RunState;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works on one run, from its claim until it ends, sleeps or is another's.
///
/// ```
///   facts --> decide --> append --> effect --> facts ...
///               ^           | inputs came first
///               '-----------'
/// ```
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final Claim claim;
  private final boolean brought;
  private final Definitions.Known known;
  private final Ports ports;
  private final Process process;
  private final Lease lease;
  private final Patience patience;
  private final Effects effects;
  private long term;
  private volatile RunState state;
  private volatile int inputs;
  private volatile boolean hurried;

  /// How a run came to this process.
  ///
  /// @param term the lease's when it was asked for
  /// @param brought whether its task was sent to this very process, not found among what is due
  record Arrival(Claim claim, long term, boolean brought) {}

  /// Takes over what has come.
  Worker(Arrival arrival, Definitions.Known known, Ports ports, Lease lease, Process process) {
    this.claim = arrival.claim();
    this.term = arrival.term();
    this.brought = arrival.brought();
    this.lease = lease;
    this.known = known;
    this.ports = ports;
    this.process = process;
    this.patience = new Patience(ports.clock(), lease);
    this.effects = new Effects(known.definition(), claim.task().agent(), ports, patience);
    this.state = RunState.fold(claim.task(), claim.epoch(), claim.steps());
  }

  RunId run() {
    return claim.task().id();
  }

  Task task() {
    return claim.task();
  }

  RunState state() {
    return state;
  }

  int epoch() {
    return claim.epoch();
  }

  int attempt() {
    return claim.attempt();
  }

  /// Whether other runs may be due because of this one: it was found among some, or others wait for
  /// its end.
  boolean inCompany() {
    var task = claim.task();
    return !brought || task.session().isPresent() || task.parent().isPresent();
  }

  /// The run has that many inputs by now. A cancellation among them stops what may be stopped.
  void told(int number) {
    if (number <= inputs) {
      return;
    }
    inputs = number;
    boolean cancelled =
        ports.journal().inputs(ref(), state.heard()).stream()
            .map(Numbered::input)
            .anyMatch(Input.Cancelled.class::isInstance);
    if (cancelled) {
      effects.interruptReads();
    }
  }

  /// The process drains: what changes nothing is abandoned, and nothing more begins.
  void hurry() {
    hurried = true;
    effects.hurry();
  }

  /// The process stops now.
  void stop() {
    hurried = true;
    effects.stop();
  }

  void work() {
    try {
      List<Fact> facts = List.of(new Fact.Claimed(claim.attempt()), new Fact.Heard(claim.inputs()));
      while (advance(facts) instanceof Advance.On(var more)) {
        facts = more;
      }
    } catch (InterruptedException stopped) {
      LOG.atDebug().addKeyValue("run", run().value()).log("stopped");
    }
  }

  private sealed interface Advance {
    record On(List<Fact> facts) implements Advance {}

    /// The run is out of our hands.
    record Out() implements Advance {}
  }

  /// One decision, journaled, and the effect after it.
  private Advance advance(List<Fact> facts) throws InterruptedException {
    var transition = decide(facts);
    return switch (journal(transition)) {
      case Appended.NotYours _ -> new Advance.Out();
      case Appended.InputsFirst(var number) -> {
        inputs = Math.max(inputs, number);
        var again = new ArrayList<>(facts);
        again.add(unheard(state.heard()));
        yield new Advance.On(again);
      }
      case Appended.Written(var number) -> {
        inputs = Math.max(inputs, number);
        state = transition.state();
        yield perform(transition.next());
      }
    };
  }

  /// A process that drains journals what it has learned and begins nothing: not even an intent.
  private Transition decide(List<Fact> facts) {
    var now = ports.clock().now();
    var machine = known.machine();
    return hurried ? machine.rest(state, now, facts) : machine.step(state, now, facts);
  }

  /// Writes what was decided. What changes nothing needs no writing, unless the run is to sleep, or
  /// others may have taken it meanwhile: then even nothing is written only by its owner.
  private Appended journal(Transition transition) throws InterruptedException {
    var append = Writes.of(known.definition(), state.seq(), transition);
    boolean nothing = append.steps().isEmpty() && append.then() instanceof Append.Then.GoOn;
    if (nothing && term == lease.term()) {
      return new Appended.Written(inputs);
    }
    return patience.until(() -> {
      term = lease.term();
      return ports.journal().append(append);
    });
  }

  private Advance perform(Next next) throws InterruptedException {
    if (next instanceof Next.Sleep || next instanceof Next.End) {
      return new Advance.Out();
    }
    if (hurried) {
      return giveUp();
    }
    if (inputs > state.heard()) {
      return new Advance.On(List.of(unheard(state.heard())));
    }
    var forbidden = effects.forbidden(next);
    if (forbidden.isPresent()) {
      return new Advance.On(List.of(forbidden.get()));
    }
    if (!lease.await()) {
      return new Advance.Out();
    }
    boolean mayBegin = term == lease.term();
    return new Advance.On(mayBegin ? effects.perform(next) : List.of());
  }

  private Fact unheard(int after) throws InterruptedException {
    return new Fact.Heard(patience.until(() -> ports.journal().inputs(ref(), after)));
  }

  /// Where the journal does not hear it, the run is free once this process is silent.
  private Advance giveUp() {
    try {
      ports.journal().giveUp(process, Map.of(run(), claim.epoch()));
    } catch (JournalAway away) {
      LOG.atWarn().addKeyValue("run", run().value()).log("could not give the run up");
    }
    return new Advance.Out();
  }

  private RunRef ref() {
    return claim.task().ref();
  }
}
