package dev.rouse.core.cron;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.rule.Nearest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A cron expression: minute, hour, day of month, month, day of week; or `@daily` and its like.
///
/// Where both days are restricted, either will do, as everywhere. Daylight saving: an expression
/// for certain hours ticks once a matching day, for a time that is skipped right after the gap, for
/// one that comes twice at the first; an expression for every hour follows the real clock and ticks
/// through both.
public final class Cron {
  private static final int FIELDS = 5;
  private static final int LONGEST = 200;

  /// The 29th of February may be eight years away, around 2100.
  private static final int DAYS_AHEAD = 9 * 366;

  private static final int LEAP_YEAR = 2024;
  private static final Map<String, String> SHORTHANDS =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  private final String text;
  private final CronField minutes;
  private final CronField hours;
  private final CronField daysOfMonth;
  private final CronField months;
  private final CronField daysOfWeek;

  private Cron(String text, String[] fields) {
    this.text = text;
    this.minutes = CronField.parse(fields[0], Unit.MINUTE);
    this.hours = CronField.parse(fields[1], Unit.HOUR);
    this.daysOfMonth = CronField.parse(fields[2], Unit.DAY_OF_MONTH);
    this.months = CronField.parse(fields[3], Unit.MONTH);
    this.daysOfWeek = CronField.parse(fields[4], Unit.DAY_OF_WEEK);
  }

  /// Reads it from a text.
  ///
  /// @throws BrokenRule where the text is no expression, or names a day that never comes
  public static Cron parse(String text) {
    if (text.length() > LONGEST) {
      throw new BrokenRule("is longer than " + LONGEST + " characters");
    }
    String[] fields = expanded(text.strip()).split("\\s+");
    if (fields.length != FIELDS) {
      throw new BrokenRule(
          "must be minute, hour, day of month, month and day of week, such as `0 7 * * MON-FRI`");
    }
    var cron = new Cron(text, fields);
    if (!cron.everComes()) {
      throw new BrokenRule("names a day that never comes");
    }
    return cron;
  }

  private static String expanded(String text) {
    if (!text.startsWith("@")) {
      return text;
    }
    String expression = SHORTHANDS.get(text);
    if (expression == null) {
      throw new BrokenRule("`" + text + "` is not known" + Nearest.hint(text, SHORTHANDS.keySet()));
    }
    return expression;
  }

  /// The first tick after `instant`.
  public Instant next(Instant instant, ZoneId zone) {
    var today = instant.atZone(zone).toLocalDate();
    return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
        .limit(DAYS_AHEAD)
        .filter(this::matches)
        .map(day -> firstAfter(instant, day, zone))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(text + " has no tick after " + instant));
  }

  private Optional<Instant> firstAfter(Instant instant, LocalDate day, ZoneId zone) {
    return hours
        .numbers()
        .boxed()
        .flatMap(hour -> minutes.numbers().mapToObj(minute -> day.atTime(hour, minute)))
        .flatMap(time -> instants(time, zone))
        .filter(tick -> tick.isAfter(instant))
        .min(Instant::compareTo);
  }

  private Stream<Instant> instants(LocalDateTime time, ZoneId zone) {
    var offsets = zone.getRules().getValidOffsets(time);
    if (hours.any()) {
      return offsets.stream().map(time::toInstant);
    }
    return Stream.of(
        offsets.isEmpty()
            ? zone.getRules().getTransition(time).getInstant()
            : ZonedDateTime.ofLocal(time, zone, offsets.getFirst()).toInstant());
  }

  private boolean matches(LocalDate day) {
    boolean ofMonth = daysOfMonth.allows(day.getDayOfMonth());
    boolean ofWeek = daysOfWeek.allows(day.getDayOfWeek().getValue() % 7);
    boolean eitherWillDo = !daysOfMonth.any() && !daysOfWeek.any();
    return months.allows(day.getMonthValue())
        && (eitherWillDo ? ofMonth || ofWeek : ofMonth && ofWeek);
  }

  private boolean everComes() {
    var from = LocalDate.of(LEAP_YEAR, 1, 1);
    return IntStream.range(0, from.lengthOfYear()).mapToObj(from::plusDays).anyMatch(this::comes);
  }

  /// Whether the day is one of the expression's in some year: its day of week changes.
  private boolean comes(LocalDate day) {
    boolean ofMonth = daysOfMonth.allows(day.getDayOfMonth()) || !daysOfWeek.any();
    return months.allows(day.getMonthValue()) && ofMonth;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cron cron && cron.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// The expression as it was written.
  @Override
  public String toString() {
    return text;
  }
}
