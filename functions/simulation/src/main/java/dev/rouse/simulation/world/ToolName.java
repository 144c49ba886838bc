package dev.rouse.simulation.world;

import dev.rouse.core.resource.Effect;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The tools that every agent has, with every effect, with and without an approval.
public enum ToolName {
  LOOK(Effect.READ, false),
  PUT(Effect.IDEMPOTENT, false),
  PAY(Effect.ONCE, false),
  LOOK_ASKED(Effect.READ, true),
  PUT_ASKED(Effect.IDEMPOTENT, true),
  PAY_ASKED(Effect.ONCE, true),

  /// Reads for longer than an owner may be silent.
  STUDY(Effect.READ, false),

  /// Kills the process that calls it.
  BOMB(Effect.READ, false),

  /// Throws what no tool should.
  BUG(Effect.IDEMPOTENT, false);

  private final Effect effect;
  private final boolean asked;

  ToolName(Effect effect, boolean asked) {
    this.effect = effect;
    this.asked = asked;
  }

  public Effect effect() {
    return effect;
  }

  public boolean asked() {
    return asked;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ToolName> of(String text) {
    return Arrays.stream(values()).filter(tool -> tool.text().equals(text)).findFirst();
  }
}
