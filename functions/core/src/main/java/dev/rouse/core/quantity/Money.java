package dev.rouse.core.quantity;

import dev.rouse.core.rule.BrokenRule;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Money as a decimal text, exact: binary fractions would lose cents in the sums of a month.
public final class Money {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

  private Money() {}

  /// Reads it from a text.
  ///
  /// @throws BrokenRule where the text is no amount
  public static BigDecimal parse(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new BrokenRule("must be an amount such as \"5.00\", without a currency");
    }
    return new BigDecimal(text);
  }

  public static String write(BigDecimal amount) {
    return amount.toPlainString();
  }
}
