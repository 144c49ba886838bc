package dev.rouse.core.resource;

/// What becomes of a call that nobody decided in time.
public enum OnDeadline {
  /// The model is told that it was denied, and goes on.
  DENY,
  /// The run ends as failed.
  FAIL
}
