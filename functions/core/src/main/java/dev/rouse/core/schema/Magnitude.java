package dev.rouse.core.schema;

import java.math.BigDecimal;

/// Numbers that can be reckoned with: a few characters such as `1e999999999` can mean more digits
/// than there is memory.
final class Magnitude {
  private static final int MOST_DIGITS = 1_000;

  private Magnitude() {}

  static BigDecimal bounded(BigDecimal number) {
    if (Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new Meter.TooCostly();
    }
    return number;
  }
}
