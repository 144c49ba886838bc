package dev.rouse.e2e.stage;

import dev.rouse.core.resource.Effect;

/// A call that reached the target.
///
/// @param applied whether it changed anything there
public record Arrival(
    String run, String tool, String arguments, Effect effect, String key, boolean applied) {}
