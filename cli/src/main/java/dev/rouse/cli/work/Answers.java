package dev.rouse.cli.work;

import static dev.rouse.cli.verb.Action.DONE;
import static dev.rouse.cli.verb.Action.FAILED;

import dev.rouse.cli.shown.Words;
import dev.rouse.core.json.Json;

/// What came of a task, in words and as an exit code.
public final class Answers {
  private Answers() {}

  /// What the task's or run's end says; what to do next where it has none.
  public static String text(Json.Obj task) {
    return switch (Words.at(task, "state")) {
      case "completed" -> "\n" + Words.at(task, "answer").strip() + "\n";
      case "failed" ->
          "\nfailed: %s: %s%n"
              .formatted(Words.at(task, "problem.title"), Words.at(task, "problem.detail"));
      case "cancelled" ->
          "\ncancelled by %s: %s%n"
              .formatted(Words.at(task, "cancelled.by"), Words.at(task, "cancelled.reason"));
      case String state ->
          "\nit is %s; `kn-agent run %s` tells how it goes on%n"
              .formatted(state, Words.at(task, "run"));
    };
  }

  /// Done where the task was completed, or goes on.
  public static int code(Json.Obj task) {
    return switch (Words.at(task, "state")) {
      case "failed", "cancelled" -> FAILED;
      default -> DONE;
    };
  }
}
