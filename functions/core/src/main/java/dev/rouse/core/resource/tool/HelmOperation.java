package dev.rouse.core.resource.tool;

import dev.rouse.core.resource.Effect;
import dev.rouse.core.rule.Word;

/// What can be done with releases, as Helm calls it. An upgrade makes a new revision each time.
public enum HelmOperation implements Word {
  LIST("list", Effect.READ),
  STATUS("status", Effect.READ),
  HISTORY("history", Effect.READ),
  VALUES("values", Effect.READ),
  UPGRADE("upgrade", Effect.ONCE),
  ROLLBACK("rollback", Effect.ONCE),
  UNINSTALL("uninstall", Effect.ONCE);

  private final String word;
  private final Effect effect;

  HelmOperation(String word, Effect effect) {
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
