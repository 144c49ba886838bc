package dev.rouse.core.resource.model;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.Money;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.rule.Rules;
import java.math.BigDecimal;
import java.util.Optional;

/// What a model's tokens cost.
///
/// @param cachedInputPerMillion as the other input where it says none
public record Price(
    String currency,
    BigDecimal inputPerMillion,
    Optional<BigDecimal> cachedInputPerMillion,
    BigDecimal outputPerMillion) {
  private static final int MILLION = 6;

  public Price {
    Rules.of()
        .that(currency.matches("[A-Z]{3}"), "currency", "must be a code such as `USD` or `EUR`")
        .hold();
  }

  /// The cost of one call, exact. `cached` tokens are part of `input`.
  public BigDecimal of(long input, long cached, long output) {
    return inputPerMillion
        .multiply(BigDecimal.valueOf(input - cached))
        .add(cachedInputPerMillion.orElse(inputPerMillion).multiply(BigDecimal.valueOf(cached)))
        .add(outputPerMillion.multiply(BigDecimal.valueOf(output)))
        .movePointLeft(MILLION);
  }

  public static Optional<Price> read(Fields in) {
    String currency = in.text("currency").or(Defaults.CURRENCY);
    var input = in.text("inputPerMillion", Money::parse).required(BigDecimal.ZERO);
    var cached = in.text("cachedInputPerMillion", Money::parse).optional();
    var output = in.text("outputPerMillion", Money::parse).required(BigDecimal.ZERO);
    return in.build(() -> new Price(currency, input, cached, output));
  }

  public Json.Obj toJson() {
    return Json.object()
        .put("currency", currency)
        .put("inputPerMillion", Money.write(inputPerMillion))
        .maybeText("cachedInputPerMillion", cachedInputPerMillion.map(Money::write))
        .put("outputPerMillion", Money.write(outputPerMillion))
        .done();
  }
}
