package dev.rouse.core.resource.agent;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.rule.Rules;
import java.time.Duration;
import java.util.Optional;

/// How many replicas an agent has.
///
/// @param concurrency tasks at once in one replica
/// @param idleAfter how long a replica without work stays
public record Scaling(int min, int max, int concurrency, Duration idleAfter) {
  private static final int MOST_REPLICAS = 1_000;
  private static final int MOST_TASKS = 1_000;

  public Scaling {
    Rules.of()
        .atLeast(0, "min", min)
        .atLeast(1, "max", max)
        .atMost(MOST_REPLICAS, "max", max)
        .that(min <= max, "min", "must not be more than `max`")
        .atLeast(1, "concurrency", concurrency)
        .atMost(MOST_TASKS, "concurrency", concurrency)
        .hold();
  }

  public static Optional<Scaling> read(Fields in) {
    int min = in.count("min").or(Defaults.SCALE_MIN);
    int max = in.count("max").or(Defaults.SCALE_MAX);
    int concurrency = in.count("concurrency").or(Defaults.CONCURRENCY);
    var idleAfter = in.duration("idleAfter").or(Defaults.IDLE_AFTER);
    return in.build(() -> new Scaling(min, max, concurrency, idleAfter));
  }

  public Json.Obj toJson() {
    return Json.object()
        .put("min", min)
        .put("max", max)
        .put("concurrency", concurrency)
        .put("idleAfter", DurationText.write(idleAfter))
        .done();
  }
}
