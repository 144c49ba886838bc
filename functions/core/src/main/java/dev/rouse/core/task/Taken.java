package dev.rouse.core.task;

/// What became of an offer. `run` is where to look for its answer.
public sealed interface Taken {
  RunId run();

  /// It is a task of its own.
  record New(RunId run) implements Taken {}

  /// It had been taken in before.
  record Known(RunId run) implements Taken {}

  /// It became an input of the run that holds its session.
  record Joined(RunId run) implements Taken {}

  /// The agent rejects overlap and `run` holds the session: nothing was stored.
  record Rejected(RunId run) implements Taken {}

  /// An event of the same source and id, but another body, was taken in before: the first stands.
  record DifferentBody(RunId run) implements Taken {}
}
