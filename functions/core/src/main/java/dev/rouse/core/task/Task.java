package dev.rouse.core.task;

import java.time.Instant;
import java.util.Optional;

/// What an agent is to do: an event that was accepted.
public record Task(
    RunId id,
    AgentId agent,
    Event event,
    Optional<String> session,
    Optional<Parent> parent,
    Instant acceptedAt) {

  public RunRef ref() {
    return new RunRef(agent.namespace(), id);
  }

  public int hops() {
    return Hops.of(event);
  }
}
