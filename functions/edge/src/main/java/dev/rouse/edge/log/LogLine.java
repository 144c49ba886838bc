package dev.rouse.edge.log;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/// A line of the log.
final class LogLine {
  private static final int LONGEST_VALUE = 4_000;
  private static final int LONGEST_STACK = 16_000;

  private LogLine() {}

  static String of(
      Level level,
      String logger,
      String message,
      About about,
      List<KeyValuePair> values,
      @Nullable Throwable cause) {
    var line =
        Json.object()
            .put("time", Instant.now().toString())
            .put("level", level.name().toLowerCase(Locale.ROOT))
            .put("message", Text.shortened(message, LONGEST_VALUE));
    about.into(line);
    for (var pair : values) {
      line.put(pair.key, Text.shortened(String.valueOf(pair.value), LONGEST_VALUE));
    }
    line.put("logger", logger);
    if (cause != null) {
      line.put("error", Text.shortened(stack(cause), LONGEST_STACK));
    }
    return line.done().write();
  }

  private static String stack(Throwable cause) {
    var text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
