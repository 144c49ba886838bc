package dev.rouse.core.journal;

import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Steps, and all that is to be written with them or not at all.
///
/// @param seq the head as the owner knows it; the steps follow on it
/// @param heard the number of the last input that a step, of these or before, has heard
/// @param cameFurther whether a model or a tool has answered: the attempts count anew
public record Append(
    RunRef run,
    int epoch,
    int seq,
    List<Entry> steps,
    int heard,
    boolean cameFurther,
    List<Offer> children,
    List<Delivery> deliveries,
    Optional<Spend> spend,
    Then then) {
  public Append {
    steps = List.copyOf(steps);
    children = List.copyOf(children);
    deliveries = List.copyOf(deliveries);
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).seq() != seq + 1 + i || steps.get(i).epoch() != epoch) {
        throw new IllegalArgumentException("steps follow on the head, under the writer's epoch");
      }
    }
    if (steps.isEmpty() && !(children.isEmpty() && deliveries.isEmpty() && spend.isEmpty())) {
      throw new IllegalArgumentException("what is written beside steps has a step that causes it");
    }
    boolean saysSo = !steps.isEmpty() && steps.getLast().step() instanceof Step.Ended;
    if (saysSo != then instanceof Then.End) {
      throw new IllegalArgumentException("a run is over with the step that says so, and only then");
    }
  }

  /// Whether an input that came and was not heard comes first: a run neither sleeps nor ends over
  /// it, and what it says to have waited for in vain must not have come meanwhile.
  public boolean needsAllHeard() {
    return !(then instanceof Then.GoOn)
        || steps.stream().anyMatch(entry -> entry.step() instanceof Step.Expired);
  }

  /// The head once it is written.
  public int head() {
    return seq + steps.size();
  }

  /// Tokens and money of these steps' model calls.
  public record Spend(Instant at, long tokens, BigDecimal money) {}

  /// What the owner does after it.
  public sealed interface Then {

    /// It works on.
    record GoOn() implements Then {}

    /// It forgets the run until an input comes, or `due` where there is one. Nothing is written if
    /// an input came that was not heard.
    record Sleep(Optional<Instant> due) implements Then {}

    /// The run is over, as its last step says. Nothing is written if an input came that was not
    /// heard.
    record End() implements Then {}
  }
}
