package dev.rouse.simulation.memory;

import dev.rouse.core.journal.Told;
import dev.rouse.core.journal.Verdict;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.RunRef;
import java.util.Optional;

/// What others tell a run.
final class Inputs {
  private final Database database;
  private final Endings endings;

  Inputs(Database database, Endings endings) {
    this.database = database;
    this.endings = endings;
  }

  Told tell(RunRef ref, Input input) {
    var found = database.find(ref);
    if (found.isEmpty()) {
      return new Told.NoSuchRun();
    }
    var run = found.get();
    var outcome = run.outcome();
    if (outcome.isPresent()) {
      return new Told.Over(outcome.get());
    }
    if (input instanceof Input.Cancelled cancelled) {
      endings.cancel(run, cancelled);
    } else if (!run.wasTold(input)) {
      run.tell(input, database.now());
    }
    return new Told.Delivered();
  }

  Verdict decide(RunRef ref, String ask, String hash, Input.Decided decision) {
    var run = database.find(ref);
    var asked = run.flatMap(asker -> asked(asker, ask));
    if (run.isEmpty() || asked.isEmpty()) {
      return new Verdict.NoSuchAsk();
    }
    var earlier = decision(run.get(), ask);
    if (earlier.isPresent()) {
      return new Verdict.Already(earlier.get());
    }
    if (!asked.get().hash().equals(hash)) {
      return new Verdict.OtherArguments(asked.get().hash());
    }
    var deadline = asked.get().deadline();
    boolean open = !run.get().ended && !wentOn(run.get(), asked.get());
    if (!open || !database.now().isBefore(deadline)) {
      return new Verdict.TooLate(deadline);
    }
    run.get().tell(decision, database.now());
    return new Verdict.Accepted();
  }

  private static Optional<Ask> asked(Run run, String id) {
    return run.steps.stream()
        .flatMap(entry ->
            entry.step() instanceof Step.Asked(var ask)
                ? Optional.of(ask).stream()
                : Optional.<Ask>empty().stream())
        .filter(ask -> ask.id().equals(id))
        .findFirst();
  }

  /// Whether the run went on without a decision: its own clock said that the deadline had come.
  private static boolean wentOn(Run run, Ask ask) {
    return run.steps.stream()
        .map(Entry::step)
        .dropWhile(step -> !(step instanceof Step.Asked(var asked) && asked.equals(ask)))
        .anyMatch(step -> step instanceof Step.Expired(var call) && call.equals(ask.call()));
  }

  private static Optional<Input.Decided> decision(Run run, String ask) {
    return run.inputs.stream()
        .map(Numbered::input)
        .filter(Input.Decided.class::isInstance)
        .map(Input.Decided.class::cast)
        .filter(decided -> decided.ask().equals(ask))
        .findFirst();
  }

  /// Opens a failed run again, at the end of its session.
  boolean redrive(RunRef ref, Input.Redriven by) {
    var found = database.find(ref);
    if (found.isEmpty()) {
      return false;
    }
    var run = found.get();
    if (!run.ended) {
      return run.wasTold(by);
    }
    if (!(run.outcome().orElseThrow() instanceof Outcome.Failed)) {
      return false;
    }
    run.ended = false;
    run.attempts = 0;
    run.tell(by, database.now());
    endings.answersOfChildren(run).forEach(answer -> run.tell(answer, database.now()));
    if (database.sessions().join(run)) {
      run.due = Optional.of(database.now());
    }
    return true;
  }
}
