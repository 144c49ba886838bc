package dev.rouse.core.resource.team;

/// How a team passes the turn.
public enum TeamType {
  /// Each in its order.
  ROUND_ROBIN,
  /// A model picks the next one.
  SELECTOR,
  /// The one whose turn it is hands over.
  SWARM,
  /// Along drawn edges.
  GRAPH
}
