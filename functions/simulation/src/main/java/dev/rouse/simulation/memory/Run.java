package dev.rouse.simulation.memory;

import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.RunView;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run's row, its steps and its inputs.
final class Run {
  final Task task;
  final List<Entry> steps = new ArrayList<>();
  final List<Numbered> inputs = new ArrayList<>();

  /// From when on it may be claimed; absent while it is behind others, sleeps without a deadline or
  /// has ended.
  Optional<Instant> due = Optional.empty();

  Optional<Process> owner = Optional.empty();
  int epoch;
  int attempts;
  int heard;
  boolean ended;
  boolean asleep;

  Run(Task task) {
    this.task = task;
  }

  int seq() {
    return steps.size();
  }

  boolean dueAt(Instant now) {
    return due.filter(at -> !at.isAfter(now)).isPresent();
  }

  boolean ownedBy(Process process) {
    return owner.filter(process::equals).isPresent();
  }

  /// Makes it due now, unless it is behind others or due already.
  void wake(Instant now) {
    if (asleep) {
      due = Optional.of(now);
    }
  }

  List<Numbered> inputsAfter(int number) {
    return List.copyOf(inputs.subList(Math.min(number, inputs.size()), inputs.size()));
  }

  /// Whether it was told this before. What may be said again counts only while it is unheard.
  boolean wasTold(Input input) {
    return inputs.stream()
        .filter(earlier -> input.saidOnce() || earlier.number() > heard)
        .anyMatch(earlier -> earlier.input().identity().equals(input.identity()));
  }

  void tell(Input input, Instant now) {
    inputs.add(new Numbered(inputs.size() + 1, input));
    wake(now);
  }

  /// How it ended, where it has.
  Optional<Outcome> outcome() {
    return ended && steps.getLast().step() instanceof Step.Ended(var outcome)
        ? Optional.of(outcome)
        : Optional.empty();
  }

  RunView view(Instant now) {
    return new RunView(state(now), seq(), epoch, attempts, outcome());
  }

  private RunView.State state(Instant now) {
    if (ended) {
      return RunView.State.ENDED;
    }
    if (epoch == 0) {
      return RunView.State.QUEUED;
    }
    return dueAt(now) ? RunView.State.RUNNING : RunView.State.WAITING;
  }
}
