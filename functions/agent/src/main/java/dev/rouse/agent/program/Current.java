package dev.rouse.agent.program;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Agent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The agent as the registry has it, read again when what is known is a second old.
final class Current {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Supplier<Optional<RegisteredAgent>> registry;
  private final LongSupplier nanos;
  private @Nullable Known known;

  private record Known(RegisteredAgent registered, Agent agent, long at) {}

  Current(Supplier<Optional<RegisteredAgent>> registry, LongSupplier nanos) {
    this.registry = registry;
    this.nanos = nanos;
  }

  /// Nothing where the registry has no such agent.
  ///
  /// @throws dev.rouse.core.journal.JournalAway where the registry cannot be reached
  synchronized Optional<Agent> agent() {
    long now = nanos.getAsLong();
    var last = known;
    if (last != null && now - last.at() < FRESH.toNanos()) {
      return Optional.of(last.agent());
    }
    var read = registry.get();
    known = read.map(registered -> known(registered, last, now)).orElse(null);
    return Optional.ofNullable(known).map(Known::agent);
  }

  private static Known known(RegisteredAgent registered, @Nullable Known last, long now) {
    return last != null && last.registered().equals(registered)
        ? new Known(registered, last.agent(), now)
        : new Known(registered, read(registered), now);
  }

  private static Agent read(RegisteredAgent registered) {
    if (!(Json.stored(registered.json()) instanceof Json.Obj json)) {
      throw new IllegalStateException("the registry holds no definition: " + registered.hash());
    }
    return Definition.fromJson(json).agent();
  }
}
