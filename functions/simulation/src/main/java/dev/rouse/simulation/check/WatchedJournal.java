package dev.rouse.simulation.check;

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
import java.util.function.Supplier;

/// A journal that is watched: every verb and its answer is checked against the books.
public final class WatchedJournal implements Journal {
  private final Journal journal;
  private final Watch watch;
  private final Process client;
  private final Supplier<Instant> since;

  /// One client's journal.
  ///
  /// @param watch sees all clients of the same journal
  /// @param client who uses it
  /// @param since from when on the client could hear that others are silent
  public WatchedJournal(Journal journal, Watch watch, Process client, Supplier<Instant> since) {
    this.journal = journal;
    this.watch = watch;
    this.client = client;
    this.since = since;
  }

  @Override
  public List<Taken> takeIn(List<Offer> offers) {
    var taken = journal.takeIn(offers);
    for (int i = 0; i < offers.size(); i++) {
      watch.intake().taken(offers.get(i), taken.get(i));
    }
    return taken;
  }

  @Override
  public TakenHere takeInHere(Offer offer, Process process) {
    var here = journal.takeInHere(offer, process);
    switch (here) {
      case TakenHere.Owned(var claim) ->
          watch.owners().takenHere(watch.intake(), offer, process, claim);
      case TakenHere.Elsewhere(var taken) -> watch.intake().taken(offer, taken);
    }
    return here;
  }

  @Override
  public Told tell(RunRef run, Input input) {
    var told = journal.tell(run, input);
    watch.inputs().told(run, input, told);
    return told;
  }

  @Override
  public Verdict decide(RunRef run, String ask, String hash, Input.Decided decision) {
    var verdict = journal.decide(run, ask, hash, decision);
    watch.inputs().decided(run, ask, hash, decision, verdict);
    return verdict;
  }

  @Override
  public boolean redrive(RunRef run, Input.Redriven by) {
    boolean opened = journal.redrive(run, by);
    watch.inputs().redriven(run, by, opened);
    return opened;
  }

  @Override
  public void start(Process process) {
    journal.start(process);
    watch.owners().started(process);
  }

  @Override
  public Pulse heartbeat(Process process, Set<RunId> known) {
    var pulse = journal.heartbeat(process, known);
    watch.owners().beat(process, pulse);
    return pulse;
  }

  @Override
  public List<Claim> claim(Process process, int slots, Set<RunId> known) {
    var claims = journal.claim(process, slots, known);
    claims.forEach(claim -> watch.owners().claimed(process, claim, since.get()));
    return claims;
  }

  @Override
  public Appended append(Append append) {
    var appended = journal.append(append);
    watch.appends().appended(client, append, appended);
    return appended;
  }

  @Override
  public List<Numbered> inputs(RunRef run, int after) {
    return journal.inputs(run, after);
  }

  @Override
  public void giveUp(Process process, Map<RunId, Integer> epochs) {
    journal.giveUp(process, epochs);
    watch.owners().gaveUp(process, epochs);
  }

  @Override
  public Optional<RunView> look(RunRef run) {
    return journal.look(run);
  }

  @Override
  public Spent spentSince(AgentId agent, Instant from) {
    return journal.spentSince(agent, from);
  }

  @Override
  public Map<AgentId, Integer> backlog() {
    return journal.backlog();
  }
}
