package dev.rouse.core.resource.tool;

import dev.rouse.core.resource.Effect;
import dev.rouse.core.rule.Word;

/// What can be done in a cluster, as kubectl calls it.
public enum KubernetesOperation implements Word {
  GET("get", Effect.READ),
  LIST("list", Effect.READ),
  DESCRIBE("describe", Effect.READ),
  LOGS("logs", Effect.READ),
  EVENTS("events", Effect.READ),
  TOP("top", Effect.READ),
  ROLLOUT_STATUS("rollout-status", Effect.READ),
  APPLY("apply", Effect.IDEMPOTENT),
  SCALE("scale", Effect.IDEMPOTENT),
  RESTART("restart", Effect.IDEMPOTENT),
  DELETE("delete", Effect.ONCE);

  private final String word;
  private final Effect effect;

  KubernetesOperation(String word, Effect effect) {
    this.word = word;
    this.effect = effect;
  }

  @Override
  public String word() {
    return word;
  }

  public Effect effect() {
    return effect;
  }
}
