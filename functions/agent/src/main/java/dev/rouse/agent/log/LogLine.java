package dev.rouse.agent.log;

import dev.rouse.agent.engine.OnRun;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.json.Text;
import dev.rouse.core.task.Task;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/// A line of the log.
final class LogLine {
  private static final int LONGEST_VALUE = 4_000;
  private static final int LONGEST_STACK = 16_000;
  private static final int TRACE_PARTS = 4;

  private LogLine() {}

  static String of(
      Level level,
      String logger,
      String message,
      List<KeyValuePair> values,
      @Nullable Throwable cause) {
    var line =
        Json.object()
            .put("time", Instant.now().toString())
            .put("level", level.name().toLowerCase(Locale.ROOT))
            .put("message", Text.shortened(message, LONGEST_VALUE));
    OnRun.task().ifPresent(task -> about(task, line));
    for (var pair : values) {
      line.put(pair.key, Text.shortened(String.valueOf(pair.value), LONGEST_VALUE));
    }
    line.put("logger", logger);
    if (cause != null) {
      line.put("error", Text.shortened(stack(cause), LONGEST_STACK));
    }
    return line.done().write();
  }

  /// A task and its run share one id; the task is named by the event that made it.
  private static void about(Task task, JsonObject line) {
    line.put("agent", task.agent().toString())
        .put("run", task.id().value())
        .put("task", task.event().source() + " " + task.event().id())
        .maybeText("trace", trace(task));
  }

  private static Optional<String> trace(Task task) {
    String[] parts = task.event().extensions().getOrDefault("traceparent", "").split("-", -1);
    return parts.length == TRACE_PARTS ? Optional.of(parts[1]) : Optional.empty();
  }

  private static String stack(Throwable cause) {
    var text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
