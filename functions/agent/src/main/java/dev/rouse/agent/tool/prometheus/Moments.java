package dev.rouse.agent.tool.prometheus;

import dev.rouse.agent.tool.work.Given;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.rule.BrokenRule;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SortedMap;
import java.util.TreeMap;

/// The time range that a call asks for, as Prometheus takes it.
final class Moments {
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration LEAST_STEP = Duration.ofSeconds(15);
  private static final int POINTS = 60;

  private Moments() {}

  static Instant time(String name, String text) throws ToolFault {
    try {
      return text.matches("[0-9.]+")
          ? Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue())
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | NumberFormatException noTime) {
      throw new ToolFault(
          "`" + name + "` must be a time such as 2026-01-31T12:00:00Z, or Unix seconds");
    }
  }

  private static Duration span(String name, String text) throws ToolFault {
    try {
      var span = text.matches("[0-9]+d") ? days(text) : DurationText.parse(text);
      if (span.isPositive()) {
        return span;
      }
    } catch (BrokenRule | ArithmeticException | NumberFormatException noDuration) {
      // Said below, as for none at all.
    }
    throw new ToolFault("`" + name + "` must be a duration such as 30s, 15m, 6h or 7d");
  }

  private static Duration days(String text) {
    return Duration.ofDays(Integer.parseInt(text.substring(0, text.length() - 1)));
  }

  static SortedMap<String, String> range(Given given, Instant now) throws ToolFault {
    var end = given.text("end").isPresent() ? time("end", given.required("end")) : now;
    var since = given.text("since").isPresent() ? span("since", given.required("since")) : USUAL;
    var start =
        given.text("start").isPresent() ? time("start", given.required("start")) : end.minus(since);
    if (!start.isBefore(end)) {
      throw new ToolFault("`start` must be before `end`");
    }
    var step =
        given.text("step").isPresent() ? span("step", given.required("step")) : fit(start, end);
    var parameters = new TreeMap<String, String>();
    parameters.put("start", start.toString());
    parameters.put("end", end.toString());
    parameters.put("step", step.toMillis() + "ms");
    return parameters;
  }

  private static Duration fit(Instant start, Instant end) {
    var step = Duration.ofSeconds(Duration.between(start, end).dividedBy(POINTS).toSeconds());
    return step.compareTo(LEAST_STEP) < 0 ? LEAST_STEP : step;
  }
}
