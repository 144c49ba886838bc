package dev.rouse.agent.program;

import dev.rouse.agent.engine.OnRun;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.task.Task;
import dev.rouse.core.task.Trace;

/// Tells a line of the log which run it is about.
public final class LoggedRun {
  private LoggedRun() {}

  /// Adds it, where the thread works on one.
  public static void into(JsonObject line) {
    OnRun.task().ifPresent(task -> about(task, line));
  }

  /// A task and its run share one id; the task is named by the event that made it.
  private static void about(Task task, JsonObject line) {
    line.put("agent", task.agent().toString())
        .put("run", task.id().value())
        .put("task", task.event().source() + " " + task.event().id())
        .put("trace", Trace.of(task));
  }
}
