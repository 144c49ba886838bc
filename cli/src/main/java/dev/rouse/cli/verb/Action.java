package dev.rouse.cli.verb;

import java.io.IOException;

/// What a command does.
@FunctionalInterface
public interface Action {
  int DONE = 0;
  int FAILED = 1;
  int MISUSED = 2;

  /// Does it.
  ///
  /// @return the exit code
  /// @throws IOException with what went wrong and what to do, in a sentence
  int run(Given given, Session session) throws IOException, InterruptedException;
}
