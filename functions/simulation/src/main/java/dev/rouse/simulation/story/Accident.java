package dev.rouse.simulation.story;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.step.Outcome;
import java.util.Map;
import java.util.Optional;

/// Why a story stops being comparable: what comes after it follows from when things happened, not
/// from what the run was asked to do.
enum Accident {
  /// The run is not over.
  UNENDED,

  /// Somebody brought news, and when it came decides which turn heard it.
  NEWS,

  /// Somebody cancelled it.
  CANCELLED,

  /// A model failed, which it does only so often: asking it in vain counts too.
  MODEL_FAILED,

  /// Its processes died too often, or a call's fate is unknown and the agent says to fail.
  PROCESSES_DIED,

  /// Nobody answered in time.
  EXPIRED,

  /// A limit was reached, which counts from the last redrive.
  LIMIT;

  private static final Map<Kind, Accident> PROBLEMS =
      Map.of(
          Kind.DIED, PROCESSES_DIED,
          Kind.UNKNOWN_RESULT, PROCESSES_DIED,
          Kind.RETRIES, MODEL_FAILED,
          Kind.EXPIRED, EXPIRED,
          Kind.LIMIT, LIMIT);

  /// Why a run ended so, where that was an accident.
  static Optional<Accident> in(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed _ -> Optional.empty();
      case Outcome.Failed(var problem) -> Optional.ofNullable(PROBLEMS.get(problem.kind()));
      case Outcome.Cancelled _ -> Optional.of(CANCELLED);
    };
  }
}
