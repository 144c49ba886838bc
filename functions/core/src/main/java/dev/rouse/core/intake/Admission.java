package dev.rouse.core.intake;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Hops;
import dev.rouse.core.task.Offer;
import dev.rouse.core.template.Path;
import java.util.Optional;

/// What becomes of an event that was sent to an agent.
public sealed interface Admission {

  record Admitted(Offer offer) implements Admission {}

  /// Nothing is stored but, where nobody can be told, a dead letter.
  record Refused(Problem problem) implements Admission {}

  /// An event that was sent to the agent by its name.
  static Admission of(Agent agent, Event event) {
    return of(agent, event, Optional.empty());
  }

  /// An event that a trigger of the agent wanted.
  static Admission by(Trigger trigger, Agent agent, Event event) {
    return of(agent, event, Optional.of(trigger));
  }

  private static Admission of(Agent agent, Event event, Optional<Trigger> trigger) {
    if (Hops.tooMany(event)) {
      return new Refused(
          new Problem(
              Kind.TOO_MANY_HOPS,
              "runs have caused runs more than %d times up to this event; %s goes no further"
                  .formatted(Hops.MOST, agent.id())));
    }
    var offer = Offer.of(agent.id(), event).saying(trigger.flatMap(Trigger::message));
    return new Admitted(
        sessionKey(agent, event)
            .map(key -> offer.inSession(key, agent.session().onOverlap()))
            .orElse(offer));
  }

  /// An event without what the key looks for is a session of its own.
  private static Optional<String> sessionKey(Agent agent, Event event) {
    return agent.session().key().flatMap(key -> found(key, event));
  }

  private static Optional<String> found(Path key, Event event) {
    return key.findText(event.scope()).filter(text -> !text.isEmpty());
  }
}
