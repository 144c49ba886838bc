package dev.rouse.core.machine.examination;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.run.Call;
import dev.rouse.core.run.RunState;
import dev.rouse.core.step.CallIds;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.ToolResult;
import java.util.Optional;

/// Finds a model that goes round in a circle: the same tool with the same arguments, over and over.
final class Loop {
  /// Polling is fair; a sixth look at the same thing is not.
  private static final int TOLERATED = 5;

  /// Calls that are refused before the run is given up.
  private static final int WARNINGS = 3;

  private Loop() {}

  static Optional<Examination> found(RunState state, Call call, Json.Obj arguments) {
    long earlier = earlier(state, call, arguments);
    if (earlier < TOLERATED) {
      return Optional.empty();
    }
    String tool = call.request().tool();
    return Optional.of(
        earlier < TOLERATED + WARNINGS
            ? new Examination.Settled(
                new ToolResult.Refused(
                    tool
                        + " was called "
                        + earlier
                        + " times with these arguments; work with what it brought"))
            : new Examination.Looping(
                "the model called "
                    + tool
                    + " with the same arguments again and again: "
                    + arguments.write()));
  }

  private static long earlier(RunState state, Call call, Json.Obj arguments) {
    String wanted = arguments.canonical();
    long count = 0;
    for (var entry : state.entries()) {
      if (entry.step() instanceof Step.Answered(var answer, _, _, _)) {
        for (int i = 0; i < answer.calls().size(); i++) {
          if (CallIds.of(entry.seq(), i).equals(call.id())) {
            return count;
          }
          count += same(answer.calls().get(i), call.request().tool(), wanted) ? 1 : 0;
        }
      } else if (reopened(entry)) {
        count = 0;
      }
    }
    return count;
  }

  private static boolean reopened(Entry entry) {
    return entry.step() instanceof Step.Heard(_, Input.Redriven _);
  }

  private static boolean same(ToolRequest request, String tool, String arguments) {
    if (!request.tool().equals(tool)) {
      return false;
    }
    try {
      String text = request.arguments().isBlank() ? "{}" : request.arguments();
      return Json.parse(text).canonical().equals(arguments);
    } catch (MalformedJson neverTried) {
      return false;
    }
  }
}
