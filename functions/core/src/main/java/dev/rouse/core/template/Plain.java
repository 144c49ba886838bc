package dev.rouse.core.template;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;

/// Values as people write them in a text.
final class Plain {
  private static final int MOST_ZEROS = 40;

  private Plain() {}

  static String text(Json value) {
    return switch (value) {
      case Json.Str(String text) -> text;
      case Json.Num(BigDecimal number) -> number(number);
      case Json.Null _, Json.Bool _, Json.Arr _, Json.Obj _ -> value.write();
    };
  }

  /// Without an exponent, unless that would fill the page with zeros.
  private static String number(BigDecimal number) {
    return Math.abs(number.scale()) <= MOST_ZEROS ? number.toPlainString() : number.toString();
  }
}
