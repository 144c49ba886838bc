package dev.rouse.gateway.alert;

import dev.rouse.core.intake.Admission;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import java.util.function.Function;
import java.util.stream.Stream;

/// An agent's alert triggers, and the tasks that they make.
final class Triggers {
  private Triggers() {}

  static Stream<Trigger.Alert> of(Agent agent) {
    return agent.triggers().stream()
        .filter(Trigger.Alert.class::isInstance)
        .map(Trigger.Alert.class::cast);
  }

  /// Alerts have come over no hops, so they are never refused for that.
  static Function<Event, Offer> offers(Agent agent, Trigger.Alert trigger) {
    return event ->
        switch (Admission.by(trigger, agent, event)) {
          case Admission.Admitted(var offer) -> offer;
          case Admission.Refused(var problem) -> throw new IllegalStateException(problem.detail());
        };
  }
}
