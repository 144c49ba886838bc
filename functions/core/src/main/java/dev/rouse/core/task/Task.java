package dev.rouse.core.task;

import dev.rouse.core.template.Template;
import java.time.Instant;
import java.util.Optional;

/// What an agent is to do: an event that was accepted.
///
/// @param message its trigger's words for it; a plain rendering of the event without
public record Task(
    RunId id,
    AgentId agent,
    Event event,
    Optional<Template> message,
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
