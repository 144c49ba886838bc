package dev.rouse.simulation.world;

import dev.rouse.core.resource.OnDeadline;
import dev.rouse.core.resource.OnUnknown;

/// What makes agents differ.
///
/// @param concurrency runs at once in one process
/// @param schema whether its answers have one
/// @param hourlyTokens its budget, or 0 for none
/// @param brain who takes its turns
/// @param narrow whether its model's context is so small that conversations must be shortened
public record Trait(
    OnUnknown onUnknown,
    OnDeadline onDeadline,
    int concurrency,
    boolean schema,
    int hourlyTokens,
    Brain brain,
    boolean narrow,
    boolean suspended) {

  /// Who takes an agent's turns.
  public enum Brain {
    MODEL,
    MODEL_WITH_RUNBOOK,
    RUNBOOK
  }
}
