package dev.rouse.edge.log;

import dev.rouse.core.json.JsonObject;

/// Adds to a line what the current thread is at work on.
@FunctionalInterface
public interface About {
  About NOTHING = _ -> {};

  void into(JsonObject line);
}
