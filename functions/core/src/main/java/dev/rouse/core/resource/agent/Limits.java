package dev.rouse.core.resource.agent;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.rule.Rules;
import java.time.Duration;
import java.util.Optional;

/// What one run may use.
public record Limits(int steps, Duration duration, long tokens) {
  private static final int MOST_STEPS = 10_000;

  public Limits {
    Rules.of()
        .atLeast(1, "steps", steps)
        .atMost(MOST_STEPS, "steps", steps)
        .positive("duration", duration)
        .atLeast(1, "tokens", tokens)
        .hold();
  }

  public static Optional<Limits> read(Fields in) {
    int steps = in.count("steps").or(Defaults.RUN_STEPS);
    var duration = in.duration("duration").or(Defaults.RUN_DURATION);
    long tokens = in.whole("tokens").or(Defaults.RUN_TOKENS);
    return in.build(() -> new Limits(steps, duration, tokens));
  }

  public Json.Obj toJson() {
    return Json.object()
        .put("steps", steps)
        .put("duration", DurationText.write(duration))
        .put("tokens", tokens)
        .done();
  }
}
