package dev.rouse.gateway.door;

import dev.rouse.core.task.AgentId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Rights that were looked up a moment ago. What was revoked counts no longer than that.
public final class KnownRights implements Function<String, Optional<AgentId>> {
  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private record Seen(Optional<AgentId> agent, long at) {}

  private final Function<String, Optional<AgentId>> journal;
  private final LongSupplier nanos;
  private final ConcurrentMap<String, Seen> seen = new ConcurrentHashMap<>();

  public KnownRights(Function<String, Optional<AgentId>> journal, LongSupplier nanos) {
    this.journal = journal;
    this.nanos = nanos;
  }

  @Override
  public Optional<AgentId> apply(String token) {
    long now = nanos.getAsLong();
    Seen known = seen.get(token);
    if (known != null && now - known.at() < KEPT.toNanos()) {
      return known.agent();
    }
    if (seen.size() >= MOST) {
      seen.clear();
    }
    var agent = journal.apply(token);
    seen.put(token, new Seen(agent, now));
    return agent;
  }
}
