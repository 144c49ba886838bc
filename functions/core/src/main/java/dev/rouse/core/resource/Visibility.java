package dev.rouse.core.resource;

/// From where an agent's own URL can be reached.
public enum Visibility {
  /// From inside.
  CLUSTER,
  /// From outside too.
  EXTERNAL
}
