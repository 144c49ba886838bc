package dev.rouse.core.resource;

/// What becomes of a `Once` call whose result was lost.
public enum OnUnknown {
  /// The run waits for a human, who says what happened.
  ASK,
  /// The run ends as failed, and says what it does not know.
  FAIL
}
