package dev.rouse.core.limit;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.step.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/// What a model call cost, by the price table of the ModelConfig that answered.
public final class Prices {
  private Prices() {}

  public static Optional<BigDecimal> cost(Definition definition, String config, Usage usage) {
    return definition.models().stream()
        .filter(model -> model.name().equals(config))
        .findFirst()
        .flatMap(ModelConfig::price)
        .map(price -> price.of(usage.input(), usage.cached(), usage.output()))
        .map(BigDecimal::stripTrailingZeros);
  }
}
