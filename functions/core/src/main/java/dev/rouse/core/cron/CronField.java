package dev.rouse.core.cron;

import dev.rouse.core.rule.BrokenRule;
import java.util.stream.IntStream;

/// The numbers that one field allows, as bits.
///
/// @param any the field is `*`: it restricts nothing
record CronField(long bits, boolean any) {
  private static final long SUNDAY_AS_SEVEN = 1L << 7;

  static CronField parse(String text, Unit unit) {
    long bits = 0;
    for (String part : text.split(",", -1)) {
      bits |= range(part, unit);
    }
    if (unit == Unit.DAY_OF_WEEK && (bits & SUNDAY_AS_SEVEN) != 0) {
      bits = (bits & ~SUNDAY_AS_SEVEN) | 1;
    }
    return new CronField(bits, text.equals("*") || text.equals("?"));
  }

  boolean allows(int number) {
    return (bits & (1L << number)) != 0;
  }

  IntStream numbers() {
    return IntStream.range(0, Long.SIZE).filter(this::allows);
  }

  private static long range(String part, Unit unit) {
    int slash = part.indexOf('/');
    String ends = slash < 0 ? part : part.substring(0, slash);
    int step = slash < 0 ? 1 : step(part, part.substring(slash + 1), unit);
    int dash = ends.indexOf('-');
    int from;
    int to;
    if (ends.equals("*") || ends.equals("?")) {
      from = unit.first;
      to = unit == Unit.DAY_OF_WEEK ? unit.last - 1 : unit.last;
    } else {
      from = number(dash < 0 ? ends : ends.substring(0, dash), part, unit);
      to = dash >= 0 ? number(ends.substring(dash + 1), part, unit) : slash < 0 ? from : unit.last;
    }
    if (from > to) {
      throw wrong(part, unit, "begins after its end");
    }
    return IntStream.iterate(from, number -> number <= to, number -> number + step)
        .mapToLong(number -> 1L << number)
        .reduce(0, (a, b) -> a | b);
  }

  private static int step(String part, String text, Unit unit) {
    int step = Unit.MINUTE.number(text);
    if (step < 1) {
      throw wrong(part, unit, "has no step of at least 1 after the slash");
    }
    return step;
  }

  private static int number(String text, String part, Unit unit) {
    int number = unit.number(text);
    if (number < unit.first || number > unit.last) {
      throw wrong(part, unit, "is not within " + unit.first + " to " + unit.last);
    }
    return number;
  }

  private static BrokenRule wrong(String part, Unit unit, String why) {
    return new BrokenRule("`" + part + "` for the " + unit + " " + why);
  }
}
