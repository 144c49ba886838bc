package dev.rouse.core.task;

/// What a new task does where its session is busy.
public enum Overlap {
  /// It stands behind.
  QUEUE,
  /// It is refused, and the sender is told.
  REJECT,
  /// It becomes an input of the run that holds the session.
  COALESCE,
  /// The holder and all before it are cancelled.
  INTERRUPT
}
