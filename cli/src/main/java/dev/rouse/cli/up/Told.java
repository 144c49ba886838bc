package dev.rouse.cli.up;

import dev.rouse.cli.process.Happening;

/// Whoever is told how the platform fares.
public interface Told {

  /// What is done before it is ready.
  void progress(String what);

  /// What is wrong, and what to do.
  void fault(String what);

  /// Something happened to an agent.
  void happened(Happening happening);
}
