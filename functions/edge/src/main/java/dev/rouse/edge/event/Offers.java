package dev.rouse.edge.event;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.agent.Session;
import dev.rouse.core.runbook.Scope;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import java.util.Optional;

/// What an event means to an agent: a task, in the session that the agent's key finds.
public final class Offers {
  private Offers() {}

  /// An event that does not have what the key names is its own session.
  public static Offer of(AgentId agent, Session session, Event event) {
    var offer = Offer.of(agent, event);
    return session
        .key()
        .flatMap(key -> key.find(Scope.of(event)))
        .map(Offers::text)
        .map(key -> offer.inSession(key, session.onOverlap()))
        .orElse(offer);
  }

  private static String text(Json found) {
    return found instanceof Json.Str(String text) ? text : found.canonical();
  }

  /// The event with the trace that its request belongs to, unless it says its own.
  public static Event traced(Event event, Optional<String> parent, Optional<String> state) {
    if (parent.isEmpty() || event.extensions().containsKey("traceparent")) {
      return event;
    }
    var traced = event.withExtension("traceparent", parent.get());
    return state.map(value -> traced.withExtension("tracestate", value)).orElse(traced);
  }
}
