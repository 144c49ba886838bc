package dev.rouse.core.task;

import dev.rouse.core.template.Template;
import java.time.Instant;
import java.util.Optional;

/// A task before it is taken in.
///
/// @param message what its trigger tells the agent in place of a plain rendering of the event
/// @param session the key of the session that it belongs to; without one it is its own session
/// @param overlap what becomes of it where that session is busy
public record Offer(
    AgentId agent,
    Event event,
    Optional<Template> message,
    Optional<String> session,
    Overlap overlap,
    Optional<Parent> parent) {

  public static Offer of(AgentId agent, Event event) {
    return new Offer(
        agent, event, Optional.empty(), Optional.empty(), Overlap.QUEUE, Optional.empty());
  }

  public Offer inSession(String key, Overlap policy) {
    return new Offer(agent, event, message, Optional.of(key), policy, parent);
  }

  public Offer by(Parent asking) {
    return new Offer(agent, event, message, session, overlap, Optional.of(asking));
  }

  public Offer saying(Optional<Template> words) {
    return new Offer(agent, event, words, session, overlap, parent);
  }

  public RunId id() {
    return RunId.of(agent, event.source(), event.id());
  }

  public RunRef ref() {
    return new RunRef(agent.namespace(), id());
  }

  /// The task that it becomes.
  public Task accepted(Instant at) {
    return new Task(id(), agent, event, message, session, parent, at);
  }
}
