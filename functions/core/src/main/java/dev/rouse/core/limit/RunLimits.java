package dev.rouse.core.limit;

import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.resource.agent.Limits;
import dev.rouse.core.run.Tally;
import java.util.Optional;

/// The limits of one run.
public final class RunLimits {
  private RunLimits() {}

  /// Which limit is reached, as a sentence that names it and the remedy.
  public static Optional<String> reached(Limits limits, Tally tally) {
    if (tally.turns() >= limits.steps()) {
      return said("limits.steps", Integer.toString(limits.steps()));
    }
    if (tally.tokens() >= limits.tokens()) {
      return said("limits.tokens", Long.toString(limits.tokens()));
    }
    if (tally.worked().compareTo(limits.duration()) >= 0) {
      return said("limits.duration", DurationText.write(limits.duration()));
    }
    return Optional.empty();
  }

  private static Optional<String> said(String field, String value) {
    return Optional.of(
        "the run reached " + field + " (" + value + "); raise it in the agent, or redrive the run");
  }
}
