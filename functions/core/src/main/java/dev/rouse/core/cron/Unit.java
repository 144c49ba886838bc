package dev.rouse.core.cron;

import java.util.List;
import java.util.Locale;

/// What one of the five fields counts.
enum Unit {
  MINUTE(0, 59, ""),
  HOUR(0, 23, ""),
  DAY_OF_MONTH(1, 31, ""),
  MONTH(1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
  /// Sunday is 0 and, as many write it, 7.
  DAY_OF_WEEK(0, 7, "SUN MON TUE WED THU FRI SAT");

  final int first;
  final int last;
  private final String names;

  Unit(int first, int last, String names) {
    this.first = first;
    this.last = last;
    this.names = names;
  }

  /// The number that a text stands for; -1 where it is neither a number nor a name.
  int number(String text) {
    int name =
        text.isEmpty() ? -1 : List.of(names.split(" ")).indexOf(text.toUpperCase(Locale.ROOT));
    if (name >= 0) {
      return first + name;
    }
    boolean digits = text.length() <= 2 && !text.isEmpty() && text.chars().allMatch(Unit::digit);
    return digits ? Integer.parseInt(text) : -1;
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
