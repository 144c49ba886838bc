package dev.rouse.core.journal;

import java.math.BigDecimal;

/// What an agent has used up.
public record Spent(long tokens, BigDecimal money) {
  public static final Spent NOTHING = new Spent(0, BigDecimal.ZERO);
}
