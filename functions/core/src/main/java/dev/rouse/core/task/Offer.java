package dev.rouse.core.task;

import java.util.Optional;

/// A task before it is taken in.
///
/// @param session the key of the session that it belongs to; without one it is its own session
/// @param overlap what becomes of it where that session is busy
public record Offer(
    AgentId agent,
    Event event,
    Optional<String> session,
    Overlap overlap,
    Optional<Parent> parent) {

  public static Offer of(AgentId agent, Event event) {
    return new Offer(agent, event, Optional.empty(), Overlap.QUEUE, Optional.empty());
  }

  public Offer inSession(String key, Overlap policy) {
    return new Offer(agent, event, Optional.of(key), policy, parent);
  }

  public RunId id() {
    return RunId.of(agent, event.source(), event.id());
  }

  public RunRef ref() {
    return new RunRef(agent.namespace(), id());
  }
}
