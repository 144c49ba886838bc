package dev.rouse.simulation.memory;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Append.Then;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Process;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What owners do: they claim runs, write their steps and give them up.
final class Work {
  private final Database database;
  private final Intake intake;
  private final Endings endings;

  Work(Database database, Intake intake, Endings endings) {
    this.database = database;
    this.intake = intake;
    this.endings = endings;
  }

  /// @param since whoever was silent before that may not have been heard
  List<Claim> claim(Process process, int slots, Set<RunId> known, Instant since) {
    if (!database.processes().current(process)) {
      return List.of();
    }
    return database.runs().stream()
        .filter(run -> run.task.agent().equals(process.agent()) && run.dueAt(database.now()))
        .filter(run -> claimable(run, process, known, since))
        .sorted(Comparator.comparing(run -> run.due.orElseThrow()))
        .limit(slots)
        .toList()
        .stream()
        .map(run -> give(run, process))
        .toList();
  }

  private boolean claimable(Run run, Process process, Set<RunId> known, Instant since) {
    if (run.owner.isEmpty()) {
      return !database.registry().suspended(process.agent());
    }
    return run.ownedBy(process)
        ? !known.contains(run.task.id())
        : database.processes().silent(run.owner.get(), since, database.now());
  }

  Claim give(Run run, Process process) {
    run.owner = Optional.of(process);
    run.asleep = false;
    run.epoch++;
    run.attempts++;
    return new Claim(
        run.task,
        run.epoch,
        run.attempts,
        run.steps,
        run.inputsAfter(run.heard),
        database.registry().find(process.agent()).orElseThrow());
  }

  Appended append(Append append) {
    var found = database.find(append.run());
    if (found.isEmpty()) {
      return new Appended.NotYours();
    }
    var run = found.get();
    boolean goesOn = append.then() instanceof Then.GoOn;
    if (run.epoch != append.epoch() || (goesOn && run.owner.isEmpty())) {
      return new Appended.NotYours();
    }
    if (written(run, append)) {
      return new Appended.Written(run.inputs.size());
    }
    if (run.owner.isEmpty() || run.seq() != append.seq()) {
      return new Appended.NotYours();
    }
    if (append.needsAllHeard() && append.heard() != run.inputs.size()) {
      return new Appended.InputsFirst(run.inputs.size());
    }
    write(run, append);
    return new Appended.Written(run.inputs.size());
  }

  /// Whether this very append was written before, and only its answer lost: whoever wrote under an
  /// epoch wrote each number once.
  private static boolean written(Run run, Append append) {
    if (append.steps().isEmpty()) {
      return append.then() instanceof Then.Sleep && run.seq() == append.seq() && run.asleep;
    }
    return run.seq() >= append.head() && run.steps.get(append.head() - 1).epoch() == append.epoch();
  }

  private void write(Run run, Append append) {
    run.steps.addAll(append.steps());
    run.heard = append.heard();
    if (append.cameFurther()) {
      run.attempts = 0;
    }
    append.children().forEach(intake::takeInChild);
    append.deliveries().forEach(database::deliver);
    append.spend().ifPresent(spend -> database.spend(run.task.agent(), spend));
    switch (append.then()) {
      case Then.GoOn _ -> {}
      case Then.Sleep(var due) -> sleep(run, due);
      case Then.End _ -> {
        release(run);
        endings.end(run);
      }
    }
  }

  private static void sleep(Run run, Optional<Instant> due) {
    run.due = due;
    run.asleep = true;
    release(run);
  }

  private static void release(Run run) {
    run.owner = Optional.empty();
    run.attempts = Math.max(0, run.attempts - 1);
  }

  void giveUp(Process process, Map<RunId, Integer> epochs) {
    epochs.forEach((id, epoch) ->
        database
            .find(new RunRef(process.agent().namespace(), id))
            .filter(run -> run.ownedBy(process) && run.epoch == epoch)
            .ifPresent(Work::release));
  }

  /// What a former incarnation owned is free.
  void start(Process process) {
    database.processes().start(process, database.now());
    for (var run : database.runs()) {
      boolean former =
          run.owner.filter(owner -> !database.processes().current(owner)).isPresent()
              && run.task.agent().equals(process.agent());
      if (former) {
        run.owner = Optional.empty();
      }
    }
  }
}
