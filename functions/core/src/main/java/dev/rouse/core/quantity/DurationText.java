package dev.rouse.core.quantity;

import dev.rouse.core.rule.BrokenRule;
import java.time.Duration;
import java.util.regex.Pattern;

/// Durations as the Gateway API writes them (GEP-2257): up to four of hours, minutes, seconds and
/// milliseconds, such as `30s`, `15m` or `1h30m`.
public final class DurationText {
  private static final Pattern WHOLE = Pattern.compile("([0-9]{1,5}(h|ms|m|s)){1,4}");
  private static final Pattern PART = Pattern.compile("([0-9]+)(h|ms|m|s)");

  private DurationText() {}

  /// Reads it from a text.
  ///
  /// @throws BrokenRule where the text is no duration
  public static Duration parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new BrokenRule("must be a duration such as `30s`, `15m` or `1h30m`");
    }
    return PART.matcher(text)
        .results()
        .map(part -> amount(Long.parseLong(part.group(1)), part.group(2)))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration amount(long value, String unit) {
    return switch (unit) {
      case "h" -> Duration.ofHours(value);
      case "m" -> Duration.ofMinutes(value);
      case "s" -> Duration.ofSeconds(value);
      default -> Duration.ofMillis(value);
    };
  }

  /// The shortest text of `duration`; what is less than a millisecond is dropped.
  public static String write(Duration duration) {
    var out = new StringBuilder();
    append(out, duration.toHours(), "h");
    append(out, duration.toMinutesPart(), "m");
    append(out, duration.toSecondsPart(), "s");
    append(out, duration.toMillisPart(), "ms");
    return out.isEmpty() ? "0s" : out.toString();
  }

  private static void append(StringBuilder out, long amount, String unit) {
    if (amount > 0) {
      out.append(amount).append(unit);
    }
  }
}
