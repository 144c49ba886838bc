package dev.rouse.core.step;

import dev.rouse.core.resource.Effect;

/// A call that is about to begin, with the effect that its tool had then.
public record Intent(String call, Effect effect) {}
