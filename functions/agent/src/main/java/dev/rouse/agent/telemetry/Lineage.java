package dev.rouse.agent.telemetry;

import dev.rouse.agent.engine.OnRun;
import dev.rouse.core.run.RunState;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.Digest;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.Task;
import dev.rouse.core.task.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where a run's spans belong. All of it follows from the task and the steps, so every process that
/// works on a run, one after another, says the same.
///
/// @param run the id of the run's own span, which its end sends
/// @param parent what the run's event was caused by; empty where it does not say
/// @param begun when the run began, or was opened again
record Lineage(Task task, String trace, String run, String parent, Instant begun) {
  private static final int SPAN_DIGITS = 16;

  /// The current thread's; nothing where it works on no run, or whoever began the trace has it not
  /// recorded.
  static Optional<Lineage> here() {
    return OnRun.state().flatMap(Lineage::of);
  }

  private static Optional<Lineage> of(RunState state) {
    var task = state.task();
    var cause = Trace.parent(task.event());
    if (cause.isPresent() && !cause.get().sampled()) {
      return Optional.empty();
    }
    var ends = ends(state.entries());
    String span = span(task.id(), ends.size());
    var begun = ends.isEmpty() ? task.acceptedAt() : ends.getLast().at();
    String parent = cause.map(Trace.Parent::span).orElseGet(() -> caller(task));
    return Optional.of(new Lineage(task, Trace.of(task), span, parent, begun));
  }

  private static String span(RunId run, int ends) {
    return Digest.of(run.value(), Integer.toString(ends)).substring(0, SPAN_DIGITS);
  }

  /// The span of the run that asked for this one, where another agent did.
  private static String caller(Task task) {
    return task.parent().map(parent -> span(parent.run(), 0)).orElse("");
  }

  /// A run that was opened again has ended before.
  private static List<Entry> ends(List<Entry> entries) {
    return entries.stream().filter(entry -> entry.step() instanceof Step.Ended).toList();
  }

  /// The `traceparent` of what one of the run's spans causes.
  String causing(String span) {
    return new Trace.Parent(trace, span, true).text();
  }
}
