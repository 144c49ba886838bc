package dev.rouse.bench;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

/// One measured figure. Its value is the median of its samples, or what it is named for.
///
/// @param goal what it should be, where somebody has said
/// @param runs how many samples stand behind it
record Figure(
    String name,
    String unit,
    double value,
    double min,
    double max,
    long runs,
    Optional<Goal> goal) {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  /// What a figure should be.
  record Goal(double bound, Direction direction) {}

  /// Which side of the goal is the good one.
  enum Direction {
    AT_MOST("at-most"),
    AT_LEAST("at-least");

    private final String word;

    Direction(String word) {
      this.word = word;
    }
  }

  /// The median of samples, with their least and greatest.
  static Figure median(String name, String unit, double... samples) {
    return quantile(0.5, name, unit, samples);
  }

  /// What 99 of 100 samples stay within.
  static Figure p99(String name, String unit, double... samples) {
    return quantile(0.99, name, unit, samples);
  }

  private static Figure quantile(double share, String name, String unit, double... samples) {
    var sorted = samples.clone();
    Arrays.sort(sorted);
    return new Figure(
        name,
        unit,
        sorted[(int) (sorted.length * share)],
        sorted[0],
        sorted[sorted.length - 1],
        sorted.length,
        Optional.empty());
  }

  Figure atMost(double bound) {
    return new Figure(
        name, unit, value, min, max, runs, Optional.of(new Goal(bound, Direction.AT_MOST)));
  }

  Figure atLeast(double bound) {
    return new Figure(
        name, unit, value, min, max, runs, Optional.of(new Goal(bound, Direction.AT_LEAST)));
  }

  boolean met() {
    return goal.map(
            g -> g.direction() == Direction.AT_MOST ? value <= g.bound() : value >= g.bound())
        .orElse(true);
  }

  Json.Obj toJson(String bench) {
    var json =
        Json.object()
            .put("bench", bench)
            .put("figure", name)
            .put("value", number(value))
            .put("unit", unit);
    goal.ifPresent(g ->
        json.put("goal", number(g.bound())).put("direction", g.direction().word).put("met", met()));
    return json.put("runs", runs).put("min", number(min)).put("max", number(max)).done();
  }

  /// A line of the table for people.
  String row() {
    String bound =
        goal.map(g -> (g.direction() == Direction.AT_MOST ? "<= " : ">= ") + text(g.bound()))
            .orElse("");
    String verdict = goal.isEmpty() ? "" : met() ? "met" : "MISSED";
    return "%-34s %10s %-7s %-9s %-7s %s .. %s (%d)"
        .formatted(name, text(value), unit, bound, verdict, text(min), text(max), runs);
  }

  private static String text(double number) {
    return rounded(number).toPlainString();
  }

  private static Json number(double number) {
    return new Json.Num(rounded(number));
  }

  private static BigDecimal rounded(double number) {
    var exact = BigDecimal.valueOf(number);
    return exact.precision() - exact.scale() >= THREE_DIGITS.getPrecision()
        ? exact.setScale(0, RoundingMode.HALF_UP)
        : plain(exact.round(THREE_DIGITS).stripTrailingZeros());
  }

  /// 50 rather than 5E+1.
  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0, RoundingMode.UNNECESSARY) : number;
  }
}
