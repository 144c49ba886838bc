package dev.rouse.core.model;

import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Usage;

/// What came of asking the agent's models, in their order.
public sealed interface ModelReply {

  /// One answered.
  ///
  /// @param config the name of the ModelConfig that answered
  record Answered(ModelAnswer answer, String config, Usage usage) implements ModelReply {}

  /// None answered. `passing` says that asking again later may help.
  record Failed(Problem problem, boolean passing) implements ModelReply {}
}
