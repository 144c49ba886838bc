package dev.rouse.agent.model;

import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.resource.kind.ModelConfig;

/// Sees each question to a model and what came of it, tries and fallbacks too.
@FunctionalInterface
public interface Bystander {
  Bystander NOBODY = (_, _, question) -> question.ask();

  /// One question, not yet asked.
  @FunctionalInterface
  interface Question {
    Attempt ask() throws InterruptedException;
  }

  /// Has the question asked and returns what came of it.
  Attempt around(ModelConfig config, ModelRequest request, Question question)
      throws InterruptedException;
}
