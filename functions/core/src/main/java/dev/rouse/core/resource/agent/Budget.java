package dev.rouse.core.resource.agent;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.Money;
import dev.rouse.core.rule.Rules;
import java.math.BigDecimal;
import java.util.Optional;

/// What all runs of an agent together may use, by window of time.
public record Budget(Optional<Cap> perHour, Optional<Cap> perDay, Optional<Cap> perMonth) {
  public static final Budget UNLIMITED =
      new Budget(Optional.empty(), Optional.empty(), Optional.empty());

  /// The most of one window. Money is in the price table's currency.
  public record Cap(Optional<Long> tokens, Optional<BigDecimal> money) {
    public Cap {
      Rules.of()
          .that(tokens.isPresent() || money.isPresent(), "", "must say `tokens`, `money` or both")
          .that(tokens.orElse(0L) >= 0, "tokens", "must not be negative")
          .that(money.orElse(BigDecimal.ZERO).signum() >= 0, "money", "must not be negative")
          .hold();
    }

    static Optional<Cap> read(Fields in) {
      var tokens = in.whole("tokens").optional();
      var money = in.text("money", Money::parse).optional();
      return in.build(() -> new Cap(tokens, money));
    }

    Json.Obj toJson() {
      return Json.object()
          .maybe("tokens", tokens.map(Json::of))
          .maybeText("money", money.map(Money::write))
          .done();
    }
  }

  public static Optional<Budget> read(Fields in) {
    var perHour = in.part("perHour", Cap::read).optional();
    var perDay = in.part("perDay", Cap::read).optional();
    var perMonth = in.part("perMonth", Cap::read).optional();
    return in.build(() -> new Budget(perHour, perDay, perMonth));
  }

  public Json.Obj toJson() {
    return Json.object()
        .maybe("perHour", perHour.map(Cap::toJson))
        .maybe("perDay", perDay.map(Cap::toJson))
        .maybe("perMonth", perMonth.map(Cap::toJson))
        .done();
  }
}
