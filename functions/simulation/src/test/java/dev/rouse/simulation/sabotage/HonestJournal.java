package dev.rouse.simulation.sabotage;

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

/// Passes every verb on, but for those that a fault replaces.
class HonestJournal implements Journal {
  final Journal honest;

  HonestJournal(Journal honest) {
    this.honest = honest;
  }

  @Override
  public List<Taken> takeIn(List<Offer> offers) {
    return honest.takeIn(offers);
  }

  @Override
  public TakenHere takeInHere(Offer offer, Process process) {
    return honest.takeInHere(offer, process);
  }

  @Override
  public Told tell(RunRef run, Input input) {
    return honest.tell(run, input);
  }

  @Override
  public Verdict decide(RunRef run, String ask, String hash, Input.Decided decision) {
    return honest.decide(run, ask, hash, decision);
  }

  @Override
  public boolean redrive(RunRef run, Input.Redriven by) {
    return honest.redrive(run, by);
  }

  @Override
  public void start(Process process) {
    honest.start(process);
  }

  @Override
  public Pulse heartbeat(Process process, Set<RunId> known) {
    return honest.heartbeat(process, known);
  }

  @Override
  public List<Claim> claim(Process process, int slots, Set<RunId> known) {
    return honest.claim(process, slots, known);
  }

  @Override
  public Appended append(Append append) {
    return honest.append(append);
  }

  @Override
  public List<Numbered> inputs(RunRef run, int after) {
    return honest.inputs(run, after);
  }

  @Override
  public void giveUp(Process process, Map<RunId, Integer> epochs) {
    honest.giveUp(process, epochs);
  }

  @Override
  public Optional<RunView> look(RunRef run) {
    return honest.look(run);
  }

  @Override
  public Spent spentSince(AgentId agent, Instant from) {
    return honest.spentSince(agent, from);
  }

  @Override
  public Map<AgentId, Integer> backlog() {
    return honest.backlog();
  }
}
