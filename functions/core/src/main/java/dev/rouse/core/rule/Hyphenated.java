package dev.rouse.core.rule;

import java.util.Locale;

/// A constant that resources write as commands are written: `ROLLOUT_STATUS` is `rollout-status`.
public interface Hyphenated extends Word {

  /// Every enumeration has it.
  String name();

  @Override
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
