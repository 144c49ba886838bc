package dev.rouse.core.machine;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.run.RunState;
import dev.rouse.core.run.Standing;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One decision in the making: the steps that were decided so far and the state that they lead to.
final class Turn {
  private final Instant at;
  private final String definition;
  private final List<Entry> added = new ArrayList<>();
  private RunState state;
  private Optional<Outcome> decided = Optional.empty();

  Turn(RunState state, Instant at, String definition) {
    this.state = state;
    this.at = at;
    this.definition = definition;
  }

  /// Decides a step. The run stands elsewhere now, so no effect is named: look again.
  @CanIgnoreReturnValue
  Optional<Next> add(Step step) {
    var entry = new Entry(state.seq() + 1, state.epoch(), at, definition, step);
    added.add(entry);
    state = state.plus(entry);
    return Optional.empty();
  }

  /// Decides how the run ends, once all facts are absorbed: what others have told it comes before
  /// its end, or it would be lost.
  void endAfterwards(Kind kind, String detail) {
    endAfterwards(new Outcome.Failed(new Problem(kind, detail)));
  }

  void endAfterwards(Outcome outcome) {
    decided = decided.or(() -> Optional.of(outcome));
  }

  /// All facts are absorbed. Whoever was cancelled meanwhile ends as cancelled.
  void absorbed() {
    if (standing().cancel().isEmpty()) {
      decided.ifPresent(this::end);
    }
  }

  /// Ends the run; what is left to do is to say so.
  @CanIgnoreReturnValue
  Optional<Next> end(Outcome outcome) {
    return add(new Step.Ended(outcome));
  }

  @CanIgnoreReturnValue
  Optional<Next> fail(Kind kind, String detail) {
    return end(new Outcome.Failed(new Problem(kind, detail)));
  }

  Instant at() {
    return at;
  }

  RunState state() {
    return state;
  }

  Standing standing() {
    return state.standing();
  }

  /// The place that the next step will have.
  int nextSeq() {
    return state.seq() + 1;
  }

  Transition then(Next next) {
    return new Transition(state, added, next);
  }
}
