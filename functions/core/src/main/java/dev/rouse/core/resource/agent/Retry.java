package dev.rouse.core.resource.agent;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.rule.Rules;
import java.time.Duration;
import java.util.Optional;

/// How often, and after how long, a task is tried again whose run failed for a passing reason.
///
/// @param attempts the first one counted in
public record Retry(int attempts, Duration backoff, Duration maxBackoff) {
  private static final int MOST_ATTEMPTS = 100;

  public Retry {
    Rules.of()
        .atLeast(1, "attempts", attempts)
        .atMost(MOST_ATTEMPTS, "attempts", attempts)
        .positive("backoff", backoff)
        .that(backoff.compareTo(maxBackoff) <= 0, "backoff", "must not be more than `maxBackoff`")
        .hold();
  }

  public static Optional<Retry> read(Fields in) {
    int attempts = in.count("attempts").or(Defaults.RETRY_ATTEMPTS);
    var backoff = in.duration("backoff").or(Defaults.RETRY_BACKOFF);
    var maxBackoff = in.duration("maxBackoff").or(Defaults.RETRY_MAX_BACKOFF);
    return in.build(() -> new Retry(attempts, backoff, maxBackoff));
  }

  public Json.Obj toJson() {
    return Json.object()
        .put("attempts", attempts)
        .put("backoff", DurationText.write(backoff))
        .put("maxBackoff", DurationText.write(maxBackoff))
        .done();
  }
}
