package dev.rouse.core.resource.tool;

import dev.rouse.core.rule.Hyphenated;

/// What can be asked about releases, as Helm calls it. Changing them takes Helm itself.
public enum HelmOperation implements Hyphenated {
  LIST,
  STATUS,
  HISTORY,
  VALUES
}
