package dev.rouse.agent.model.provider;

import dev.rouse.core.step.Usage;
import org.jspecify.annotations.Nullable;

/// Token counts of a provider, which may be missing.
final class Counted {
  private Counted() {}

  static long tokens(@Nullable Integer count) {
    return count == null ? 0 : Math.max(0, count);
  }

  /// `cached` ones are part of `input`, whatever a server says.
  static Usage usage(long input, long cached, long output) {
    return new Usage(input, Math.min(cached, input), output);
  }
}
