package dev.rouse.core.resource.tool;

import dev.rouse.core.resource.Effect;
import dev.rouse.core.rule.Hyphenated;

/// What can be done on GitHub. It knows no key by which a repeated call could be told.
public enum GithubOperation implements Hyphenated {
  LIST_ISSUES(Effect.READ),
  GET_ISSUE(Effect.READ),
  LIST_COMMENTS(Effect.READ),
  LIST_PULLS(Effect.READ),
  GET_PULL(Effect.READ),
  PULL_FILES(Effect.READ),
  LIST_FILES(Effect.READ),
  GET_FILE(Effect.READ),
  SEARCH_ISSUES(Effect.READ),
  SEARCH_CODE(Effect.READ),
  CREATE_ISSUE(Effect.ONCE),
  COMMENT(Effect.ONCE);

  private final Effect effect;

  GithubOperation(Effect effect) {
    this.effect = effect;
  }

  public Effect effect() {
    return effect;
  }
}
