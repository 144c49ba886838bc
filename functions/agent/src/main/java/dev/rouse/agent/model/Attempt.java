package dev.rouse.agent.model;

import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Usage;

/// What came of asking one model.
public sealed interface Attempt {

  record Answered(ModelAnswer answer, Usage usage) implements Attempt {}

  record Failed(Failure failure) implements Attempt {}
}
