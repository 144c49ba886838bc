package dev.rouse.core.resource.tool;

import dev.rouse.core.resource.Effect;
import dev.rouse.core.rule.Hyphenated;

/// What can be done in a cluster, as kubectl calls it.
public enum KubernetesOperation implements Hyphenated {
  GET(Effect.READ),
  LIST(Effect.READ),
  DESCRIBE(Effect.READ),
  LOGS(Effect.READ),
  EVENTS(Effect.READ),
  TOP(Effect.READ),
  ROLLOUT_STATUS(Effect.READ),
  APPLY(Effect.IDEMPOTENT),
  SCALE(Effect.IDEMPOTENT),
  RESTART(Effect.IDEMPOTENT),
  DELETE(Effect.ONCE);

  private final Effect effect;

  KubernetesOperation(Effect effect) {
    this.effect = effect;
  }

  public Effect effect() {
    return effect;
  }
}
