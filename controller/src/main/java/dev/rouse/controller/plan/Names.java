package dev.rouse.controller.plan;

import dev.rouse.core.task.Digest;

/// Names of what is made.
final class Names {
  private static final int LONGEST = 63;
  private static final int DIGITS = 8;

  private Names() {}

  /// The name itself or, where it is too long, its beginning and a digest of `whole`.
  static String bounded(String name, String whole) {
    return name.length() <= LONGEST ? name : marked(name, whole);
  }

  /// The name, or its beginning, and a digest of `whole`.
  static String marked(String name, String whole) {
    int kept = Math.min(name.length(), LONGEST - DIGITS - 1);
    return name.substring(0, kept) + "-" + Digest.of(whole).substring(0, DIGITS);
  }
}
