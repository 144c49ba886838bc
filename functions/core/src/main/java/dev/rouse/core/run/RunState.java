package dev.rouse.core.run;

import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A run as one owner sees it: its task, its steps, and what they add up to.
public final class RunState {
  private final Task task;
  private final int epoch;
  private final List<Entry> entries;
  private final Standing standing;

  private RunState(Task task, int epoch, List<Entry> entries, Standing standing) {
    this.task = task;
    this.epoch = epoch;
    this.entries = entries;
    this.standing = standing;
  }

  /// Folds the steps that the journal has.
  public static RunState fold(Task task, int epoch, List<Entry> entries) {
    var standing = Standing.START;
    for (var entry : entries) {
      standing = standing.after(entry);
    }
    return new RunState(task, epoch, List.copyOf(entries), standing);
  }

  /// With one more step.
  public RunState plus(Entry entry) {
    var more = new ArrayList<Entry>(entries.size() + 1);
    more.addAll(entries);
    more.add(entry);
    return new RunState(task, epoch, more, standing.after(entry));
  }

  public Task task() {
    return task;
  }

  public int epoch() {
    return epoch;
  }

  public List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /// The run's head: the place of its last step.
  public int seq() {
    return entries.isEmpty() ? 0 : entries.getLast().seq();
  }

  /// The number of the last input that was heard.
  public int heard() {
    return standing.heard();
  }

  public Optional<Outcome> outcome() {
    return standing.phase() instanceof Phase.Over(var outcome, _)
        ? Optional.of(outcome)
        : Optional.empty();
  }

  /// Whether the last turn was the runbook's: it may call tools that no model is told of.
  public boolean byRunbook() {
    return standing.byRunbook();
  }

  /// What the steps add up to.
  public Standing standing() {
    return standing;
  }
}
