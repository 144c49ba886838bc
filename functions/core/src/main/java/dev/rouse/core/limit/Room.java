package dev.rouse.core.limit;

import dev.rouse.core.resource.kind.ModelConfig;

/// How many tokens of a model's context a question may take: the answer needs some too.
public final class Room {
  private static final long ANSWER = 4_096;
  private static final long MOST_SHARE = 4;

  private Room() {}

  public static long of(ModelConfig model) {
    long context = model.contextTokens();
    long answer = model.parameters().maxOutputTokens().map(Integer::longValue).orElse(ANSWER);
    return context - Math.min(answer, context / MOST_SHARE);
  }
}
