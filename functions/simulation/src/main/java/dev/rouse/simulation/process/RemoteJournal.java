package dev.rouse.simulation.process;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.Pulse;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.journal.Spent;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.journal.Told;
import dev.rouse.core.journal.Verdict;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The journal at the other end of a wire.
final class RemoteJournal implements Journal {
  private final Journal journal;
  private final Wire wire;
  private final Listener listener;

  /// Hears what the process learns.
  interface Listener {
    Listener NOBODY = new Listener() {};

    /// A heartbeat that was sent then was answered.
    default void answered(long sent, Pulse pulse) {}

    default void learned(Claim claim) {}
  }

  RemoteJournal(Journal journal, Wire wire, Listener listener) {
    this.journal = journal;
    this.wire = wire;
    this.listener = listener;
  }

  @Override
  public List<Taken> takeIn(List<Offer> offers) {
    var ids = offers.stream().map(offer -> offer.event().id()).toList();
    return wire.call("take in " + ids, () -> journal.takeIn(offers));
  }

  @Override
  public TakenHere takeInHere(Offer offer, Process process) {
    var here =
        wire.call("take in here " + offer.event().id(), () -> journal.takeInHere(offer, process));
    if (here instanceof TakenHere.Owned(var claim)) {
      listener.learned(claim);
    }
    return here;
  }

  @Override
  public Told tell(RunRef run, Input input) {
    return wire.call("tell " + Words.run(run.id()) + " " + input, () -> journal.tell(run, input));
  }

  @Override
  public Verdict decide(RunRef run, String ask, String hash, Input.Decided decision) {
    return wire.call(
        "decide " + Words.run(run.id()) + " " + decision,
        () -> journal.decide(run, ask, hash, decision));
  }

  @Override
  public boolean redrive(RunRef run, Input.Redriven by) {
    return wire.call("redrive " + Words.run(run.id()), () -> journal.redrive(run, by));
  }

  @Override
  public void start(Process process) {
    long sent = wire.now();
    var _ =
        wire.call(
            "start",
            () -> {
              journal.start(process);
              return "started";
            });
    listener.answered(sent, new Pulse.Alive(Map.of()));
  }

  @Override
  public Pulse heartbeat(Process process, Set<RunId> known) {
    long sent = wire.now();
    var pulse = wire.call("heartbeat", () -> journal.heartbeat(process, known));
    listener.answered(sent, pulse);
    return pulse;
  }

  @Override
  public List<Claim> claim(Process process, int slots, Set<RunId> known) {
    var claims = wire.call("claim " + slots, () -> journal.claim(process, slots, known));
    claims.forEach(listener::learned);
    return claims;
  }

  @Override
  public Appended append(Append append) {
    return wire.call(Words.append(append), () -> journal.append(append));
  }

  @Override
  public List<Numbered> inputs(RunRef run, int after) {
    return wire.call(
        "inputs of " + Words.run(run.id()) + " after " + after, () -> journal.inputs(run, after));
  }

  @Override
  public void giveUp(Process process, Map<RunId, Integer> epochs) {
    var _ =
        wire.call(
            "give up " + epochs,
            () -> {
              journal.giveUp(process, epochs);
              return "given up";
            });
  }

  @Override
  public Optional<RunView> look(RunRef run) {
    return wire.call("look at " + Words.run(run.id()), () -> journal.look(run));
  }

  @Override
  public Spent spentSince(AgentId agent, Instant from) {
    return wire.call("spent", () -> journal.spentSince(agent, from));
  }

  @Override
  public Map<AgentId, Integer> backlog() {
    return wire.call("backlog", journal::backlog);
  }
}
