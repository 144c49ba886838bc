package dev.rouse.cli.work;

import static dev.rouse.cli.verb.Action.DONE;
import static dev.rouse.cli.verb.Action.FAILED;

import dev.rouse.cli.shown.Words;
import dev.rouse.core.json.Json;
import java.util.Optional;

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
          "\nit is %s; %s%n".formatted(state, asked(task).orElseGet(() -> further(task)));
    };
  }

  /// How a human ends its waiting, where a run waits for one.
  private static Optional<String> asked(Json.Obj run) {
    return Words.objects(run, "approvals").stream()
        .filter(ask -> Words.at(ask, "state").equals("open"))
        .findFirst()
        .map(ask ->
            "a human decides: `kn-agent approve %1$s`, or `kn-agent deny %1$s`"
                .formatted(Words.at(ask, "id")));
  }

  private static String further(Json.Obj task) {
    return switch (Words.at(task, "state")) {
      case "queued" ->
          "`kn-agent describe %s` tells why nobody works on it".formatted(Words.at(task, "agent"));
      default -> "`kn-agent run %s` tells how it goes on".formatted(Words.at(task, "run"));
    };
  }

  /// Whether nothing more will come of it.
  public static boolean over(Json.Obj task) {
    return switch (Words.at(task, "state")) {
      case "completed", "failed", "cancelled" -> true;
      default -> false;
    };
  }

  /// Done where the task was completed, and there is an answer.
  public static int code(Json.Obj task) {
    return Words.at(task, "state").equals("completed") ? DONE : FAILED;
  }
}
