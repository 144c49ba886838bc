package dev.rouse.agent.watch;

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
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.stored.OutcomeJson;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A journal that tells onlookers what was written.
public record OverheardJournal(Journal journal, Onlookers onlookers, Follower follower)
    implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(OverheardJournal.class);

  @Override
  public Appended append(Append append) {
    var appended = journal.append(append);
    var run = append.run().id();
    if (appended instanceof Appended.Written && append.then() instanceof Append.Then.End) {
      logged(append);
      follower.ended(append);
    }
    if (appended instanceof Appended.Written && onlookers.watched(run)) {
      append.steps().forEach(entry -> onlookers.tell(run, new News.Stepped(entry)));
      switch (append.then()) {
        case Append.Then.GoOn _ -> {}
        case Append.Then.Sleep _ -> onlookers.tell(run, new News.Slept());
        case Append.Then.End _ ->
            onlookers.tell(run, new News.Ended(append.head(), outcome(append)));
      }
    }
    return appended;
  }

  private static void logged(Append append) {
    var line = LOG.atInfo().addKeyValue("run", append.run().id());
    var outcome = outcome(append);
    if (outcome instanceof Outcome.Failed(var problem)) {
      line = line.addKeyValue("problem", problem.title());
    }
    line.addKeyValue("outcome", OutcomeJson.kind(outcome)).log("run ended");
  }

  private static Outcome outcome(Append append) {
    if (append.steps().getLast().step() instanceof Step.Ended(var outcome)) {
      return outcome;
    }
    throw new IllegalStateException("a run ends with the step that says so");
  }

  @Override
  public List<Taken> takeIn(List<Offer> offers) {
    return journal.takeIn(offers);
  }

  @Override
  public TakenHere takeInHere(Offer offer, Process process) {
    return journal.takeInHere(offer, process);
  }

  @Override
  public Told tell(RunRef run, Input input) {
    return journal.tell(run, input);
  }

  @Override
  public Verdict decide(RunRef run, String ask, String hash, Input.Decided decision) {
    return journal.decide(run, ask, hash, decision);
  }

  @Override
  public boolean redrive(RunRef run, Input.Redriven by) {
    return journal.redrive(run, by);
  }

  @Override
  public void start(Process process) {
    journal.start(process);
  }

  @Override
  public Pulse heartbeat(Process process, Set<RunId> known) {
    return journal.heartbeat(process, known);
  }

  @Override
  public List<Claim> claim(Process process, int slots, Set<RunId> known) {
    return journal.claim(process, slots, known);
  }

  @Override
  public List<Numbered> inputs(RunRef run, int after) {
    return journal.inputs(run, after);
  }

  @Override
  public void giveUp(Process process, Map<RunId, Integer> epochs) {
    journal.giveUp(process, epochs);
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
