package dev.rouse.simulation.memory;

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
import java.util.TreeMap;
import java.util.function.Supplier;

/// One client's connection to the journal in memory.
public final class MemoryJournal implements Journal {
  private final Database database;
  private final Endings endings;
  private final Intake intake;
  private final Inputs inputs;
  private final Work work;
  private Instant reconnected = Instant.MIN;

  public MemoryJournal(Database database) {
    this.database = database;
    this.endings = new Endings(database);
    this.intake = new Intake(database, endings);
    this.inputs = new Inputs(database, endings);
    this.work = new Work(database, intake, endings);
  }

  /// This client could not reach the database for a while, and can again.
  public void reconnected() {
    reconnected = database.now();
  }

  /// A transaction: nobody sees half of it.
  private <T> T atomically(Supplier<T> verb) {
    synchronized (database) {
      return verb.get();
    }
  }

  @Override
  public List<Taken> takeIn(List<Offer> offers) {
    return atomically(() -> offers.stream().map(intake::takeIn).toList());
  }

  @Override
  public TakenHere takeInHere(Offer offer, Process process) {
    return atomically(() -> takeHere(offer, process));
  }

  private TakenHere takeHere(Offer offer, Process process) {
    var taken = intake.takeIn(offer);
    boolean mayBegin =
        database.processes().current(process)
            && process.agent().equals(offer.agent())
            && !database.registry().suspended(process.agent());
    return database
        .find(offer.ref())
        .filter(run -> mayBegin && taken instanceof Taken.New && run.dueAt(database.now()))
        .<TakenHere>map(run -> new TakenHere.Owned(work.give(run, process)))
        .orElse(new TakenHere.Elsewhere(taken));
  }

  @Override
  public Told tell(RunRef run, Input input) {
    return atomically(() -> inputs.tell(run, input));
  }

  @Override
  public Verdict decide(RunRef run, String ask, String hash, Input.Decided decision) {
    return atomically(() -> inputs.decide(run, ask, hash, decision));
  }

  @Override
  public boolean redrive(RunRef run, Input.Redriven by) {
    return atomically(() -> inputs.redrive(run, by));
  }

  @Override
  public void start(Process process) {
    synchronized (database) {
      work.start(process);
    }
  }

  @Override
  public Pulse heartbeat(Process process, Set<RunId> known) {
    return atomically(() -> beat(process));
  }

  private Pulse beat(Process process) {
    if (!database.processes().current(process)) {
      return new Pulse.Replaced();
    }
    database.processes().beat(process, database.now());
    var counts = new TreeMap<RunId, Integer>();
    for (var run : database.runs()) {
      if (run.ownedBy(process)) {
        counts.put(run.task.id(), run.inputs.size());
      }
    }
    return new Pulse.Alive(counts);
  }

  @Override
  public List<Claim> claim(Process process, int slots, Set<RunId> known) {
    return atomically(() -> work.claim(process, slots, known, listeningSince()));
  }

  /// From when on silence could be heard by this client.
  public Instant listeningSince() {
    var up = database.upSince();
    return reconnected.isAfter(up) ? reconnected : up;
  }

  @Override
  public Appended append(Append append) {
    return atomically(() -> work.append(append));
  }

  @Override
  public List<Numbered> inputs(RunRef run, int after) {
    return atomically(
        () -> database.find(run).map(found -> found.inputsAfter(after)).orElse(List.of()));
  }

  @Override
  public void giveUp(Process process, Map<RunId, Integer> epochs) {
    synchronized (database) {
      work.giveUp(process, epochs);
    }
  }

  @Override
  public Optional<RunView> look(RunRef run) {
    return atomically(() -> database.find(run).map(found -> found.view(database.now())));
  }

  @Override
  public Spent spentSince(AgentId agent, Instant from) {
    return atomically(() -> database.spentSince(agent, from));
  }

  @Override
  public Map<AgentId, Integer> backlog() {
    return atomically(this::countDue);
  }

  private Map<AgentId, Integer> countDue() {
    var due = new TreeMap<AgentId, Integer>();
    for (var run : database.runs()) {
      boolean counts =
          run.dueAt(database.now())
              && (run.owner.isPresent() || !database.registry().suspended(run.task.agent()));
      if (counts) {
        due.merge(run.task.agent(), 1, Integer::sum);
      }
    }
    return due;
  }
}
