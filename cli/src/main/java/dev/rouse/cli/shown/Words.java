package dev.rouse.cli.shown;

import dev.rouse.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// Values as people say them.
public final class Words {
  private static final long MINUTES_SHOWN = 120;
  private static final long HOURS_SHOWN = 48;
  private static final double MILLIS = 1e3;

  private Words() {}

  /// The text at a dotted path, numbers and truths too; empty where there is none.
  public static String at(Json.Obj json, String path) {
    return json.at(path).map(Words::plain).orElse("");
  }

  private static String plain(Json value) {
    return switch (value) {
      case Json.Str(var text) -> text;
      case Json.Null _ -> "";
      case Json.Bool _, Json.Num _, Json.Arr _, Json.Obj _ -> value.write();
    };
  }

  /// The objects of the list at a dotted path; none where there is no list.
  public static List<Json.Obj> objects(Json.Obj json, String path) {
    return json.at(path).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).toList()
        : List.of();
  }

  /// How long ago a moment was, as kubectl says it: `12s`, `5m`, `3h`, `9d`.
  public static String age(String instant, Instant now) {
    return moment(instant).map(then -> span(Duration.between(then, now))).orElse("");
  }

  /// The moment that a text names, where it names one.
  public static Optional<Instant> moment(String instant) {
    try {
      return instant.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(instant));
    } catch (DateTimeParseException noMoment) {
      return Optional.empty();
    }
  }

  private static String span(Duration duration) {
    if (duration.toMinutes() < 2) {
      return Math.max(0, duration.toSeconds()) + "s";
    }
    if (duration.toMinutes() < MINUTES_SHOWN) {
      return duration.toMinutes() + "m";
    }
    return duration.toHours() < HOURS_SHOWN ? duration.toHours() + "h" : duration.toDays() + "d";
  }

  /// Seconds with as many digits as matter: `0.042 s`, `12.3 s`.
  public static String seconds(Duration duration) {
    double seconds = duration.toMillis() / MILLIS;
    return (seconds < 10 ? "%.3f s" : "%.1f s").formatted(seconds);
  }

  /// The first line of a text, cut where it is long.
  public static String firstLine(String text, int most) {
    String stripped = text.strip();
    int end = stripped.indexOf('\n');
    return end < 0
        ? shortened(stripped, most)
        : shortened(stripped.substring(0, end).stripTrailing(), most - 1) + "…";
  }

  /// A text of at most so many characters; an ellipsis says that there was more.
  public static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
