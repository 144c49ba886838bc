package dev.rouse.simulation.world;

import java.util.List;

/// What a task's model will do, turn by turn, before it says that it is done.
///
/// @param number how the model finds it: the task's event carries it
public record Plan(int number, List<Move> moves) {
  public Plan {
    moves = List.copyOf(moves);
  }

  /// One turn.
  ///
  /// @param failures how often the model fails for a passing reason before it answers
  /// @param failsForGood whether it fails for good whenever it is asked
  public record Move(int failures, boolean failsForGood, Act act) {}

  /// What the model answers.
  public sealed interface Act {

    record Calls(List<PlannedCall> calls) implements Act {
      public Calls {
        calls = List.copyOf(calls);
      }
    }

    record Says(String text) implements Act {}
  }

  /// A tool call, arguments as the model will write them.
  public record PlannedCall(String tool, String arguments) {}
}
