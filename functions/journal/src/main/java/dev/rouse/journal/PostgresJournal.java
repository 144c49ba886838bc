package dev.rouse.journal;

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
import dev.rouse.journal.database.Database;
import dev.rouse.journal.human.Decisions;
import dev.rouse.journal.human.Redrives;
import dev.rouse.journal.intake.Intake;
import dev.rouse.journal.run.Appends;
import dev.rouse.journal.run.Claims;
import dev.rouse.journal.run.Processes;
import dev.rouse.journal.run.Views;
import dev.rouse.journal.told.Tells;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The journal in PostgreSQL.
public final class PostgresJournal implements Journal {
  private final Intake intake;
  private final Tells tells;
  private final Decisions decisions;
  private final Redrives redrives;
  private final Processes processes;
  private final Claims claims;
  private final Appends appends;
  private final Views views;

  /// The journal in this database.
  public PostgresJournal(Database database) {
    this.intake = new Intake(database);
    this.tells = new Tells(database);
    this.decisions = new Decisions(database);
    this.redrives = new Redrives(database);
    this.processes = new Processes(database);
    this.claims = new Claims(database);
    this.appends = new Appends(database);
    this.views = new Views(database);
  }

  @Override
  public List<Taken> takeIn(List<Offer> offers) {
    return intake.takeIn(offers);
  }

  @Override
  public TakenHere takeInHere(Offer offer, Process process) {
    return intake.takeInHere(offer, process);
  }

  @Override
  public Told tell(RunRef run, Input input) {
    return tells.tell(run, input);
  }

  @Override
  public Verdict decide(RunRef run, String ask, String hash, Input.Decided decision) {
    return decisions.decide(run, ask, hash, decision);
  }

  @Override
  public boolean redrive(RunRef run, Input.Redriven by) {
    return redrives.redrive(run, by);
  }

  @Override
  public void start(Process process) {
    processes.start(process);
  }

  @Override
  public Pulse heartbeat(Process process, Set<RunId> known) {
    return processes.heartbeat(process, known);
  }

  @Override
  public List<Claim> claim(Process process, int slots, Set<RunId> known) {
    return claims.claim(process, slots, known);
  }

  @Override
  public Appended append(Append append) {
    return appends.append(append);
  }

  @Override
  public List<Numbered> inputs(RunRef run, int after) {
    return views.inputs(run, after);
  }

  @Override
  public void giveUp(Process process, Map<RunId, Integer> epochs) {
    processes.giveUp(process, epochs);
  }

  @Override
  public Optional<RunView> look(RunRef run) {
    return views.look(run);
  }

  @Override
  public Spent spentSince(AgentId agent, Instant from) {
    return views.spentSince(agent, from);
  }

  @Override
  public Map<AgentId, Integer> backlog() {
    return views.backlog();
  }
}
