package dev.rouse.core.runbook;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.step.CallIds;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the runbook's steps have brought, by their names.
///
/// A turn of the runbook carries its step's name as its text. What has a result is not done again;
/// only what failed for certain is, where a human has redriven the run.
final class StepResults {
  private final Map<String, Json> byName = new HashMap<>();
  private final Map<String, String> nameOfCall = new HashMap<>();
  private final Set<String> failed = new HashSet<>();

  private StepResults() {}

  static Map<String, Json> of(List<Entry> entries) {
    var results = new StepResults();
    entries.forEach(results::add);
    return results.byName;
  }

  private void add(Entry entry) {
    if (entry.step() instanceof Step.Answered(var answer, var model, _, _)
        && model.equals(RunbookTurn.MODEL)
        && !answer.calls().isEmpty()) {
      nameOfCall.put(CallIds.of(entry.seq(), 0), answer.text());
    } else if (entry.step() instanceof Step.Returned(var call, var result)
        && nameOfCall.containsKey(call)) {
      String name = nameOfCall.getOrDefault(call, "");
      byName.put(name, value(result));
      if (mayBeRepeated(result)) {
        failed.add(name);
      } else {
        failed.remove(name);
      }
    } else if (entry.step() instanceof Step.Heard(_, Input.Redriven _)) {
      byName.keySet().removeAll(failed);
    }
  }

  /// Whether nothing came of it. What may have taken effect is not decided again: a redrive allows
  /// the run to go on, not to pay twice.
  private static boolean mayBeRepeated(ToolResult result) {
    return switch (result) {
      case ToolResult.Failed(_, var doubt) -> !doubt;
      case ToolResult.Refused _ -> true;
      case ToolResult.Ok _, ToolResult.Sent _, ToolResult.Denied _, ToolResult.Unknown _ -> false;
    };
  }

  /// An output that is JSON is data, so that conditions can look into it.
  private static Json value(ToolResult result) {
    return switch (result) {
      case ToolResult.Ok(var output, _) -> parsed(output);
      case ToolResult.Sent(_, var data) -> data;
      case ToolResult.Failed(var message, _) -> failed(message);
      case ToolResult.Refused(var message) -> failed(message);
      case ToolResult.Denied(var by, var reason) -> failed("denied by " + by + ": " + reason);
      case ToolResult.Unknown() -> failed("it is not known whether it took effect");
    };
  }

  private static Json parsed(String output) {
    try {
      return Json.parse(output);
    } catch (MalformedJson plainText) {
      return Json.of(output);
    }
  }

  private static Json failed(String message) {
    return Json.object().put("error", message).done();
  }
}
