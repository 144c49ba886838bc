package dev.rouse.core.resource.tool;

import dev.rouse.core.rule.Hyphenated;

/// What can be done on the web.
public enum WebOperation implements Hyphenated {
  FETCH,
  SEARCH
}
