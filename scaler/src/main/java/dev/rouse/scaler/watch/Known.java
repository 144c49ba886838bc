package dev.rouse.scaler.watch;

/// What is known of an agent's backlog.
public sealed interface Known {

  /// So many runs were due when the journal was last read.
  record Runs(int count) implements Known {}

  /// Nobody has registered such an agent.
  record NoSuchAgent() implements Known {}

  /// The journal has not been read yet, or not since it may have come to know this agent.
  record Unread() implements Known {}
}
