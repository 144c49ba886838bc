package dev.rouse.scaler.keda;

import dev.rouse.core.resource.Defaults;
import dev.rouse.core.task.AgentId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a ScaledObject's trigger asks about.
///
/// @param agent always of the ScaledObject's own namespace, so that nobody learns of another's work
/// @param targetSize how many runs make one replica
record Trigger(AgentId agent, int targetSize) {
  private static final int MOST = 1_000;

  /// Reads the trigger's metadata. KEDA passes all of it, so what is not ours is left alone.
  ///
  /// @throws IllegalArgumentException which names the key
  static Trigger of(String namespace, Map<String, String> metadata) {
    String agent = metadata.getOrDefault("agent", "");
    if (namespace.isEmpty() || agent.isEmpty()) {
      throw new IllegalArgumentException("the trigger's metadata must name its `agent`");
    }
    if (agent.contains("/")) {
      throw new IllegalArgumentException(
          "`agent` is the name of an agent in the ScaledObject's own namespace, not " + agent);
    }
    return new Trigger(new AgentId(namespace, agent), targetSize(metadata.get("targetSize")));
  }

  private static int targetSize(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Defaults.CONCURRENCY;
    }
    try {
      int size = Integer.parseInt(text.strip());
      if (size >= 1 && size <= MOST) {
        return size;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new IllegalArgumentException("`targetSize` is not a number from 1 to " + MOST);
  }
}
