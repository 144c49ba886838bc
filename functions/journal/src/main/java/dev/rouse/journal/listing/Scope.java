package dev.rouse.journal.listing;

import dev.rouse.core.task.AgentId;
import java.util.Optional;
import java.util.Set;

/// What a list is about.
///
/// @param namespaces the only ones whose things are shown; empty: every namespace
/// @param agent the only agent whose things are shown; empty: every agent
public record Scope(Optional<Set<String>> namespaces, Optional<AgentId> agent) {
  public static final Scope EVERYTHING = new Scope(Optional.empty(), Optional.empty());

  public Scope {
    namespaces = namespaces.map(Set::copyOf);
  }

  /// What is in these namespaces.
  public static Scope of(Set<String> namespaces) {
    return new Scope(Optional.of(namespaces), Optional.empty());
  }

  /// What is one agent's.
  public static Scope of(AgentId agent) {
    return new Scope(Optional.empty(), Optional.of(agent));
  }

  /// Of this, one agent's.
  public Scope only(AgentId one) {
    return new Scope(namespaces, Optional.of(one));
  }

  /// Whether nothing can be in it.
  boolean isEmpty() {
    return namespaces
        .filter(allowed ->
            allowed.isEmpty()
                || agent.filter(one -> !allowed.contains(one.namespace())).isPresent())
        .isPresent();
  }
}
