package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.world.World;
import dev.rouse.core.filter.EventFilter;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.task.AgentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Knative Triggers that bring a Broker's events to the gateway.
///
/// While Eventing shows no identity of its own, each has a path of its own with a token in it: the
/// gateway lets in what comes there, for this agent alone. What cannot be delivered is brought
/// there once more as a dead letter: without such a sink a Kafka broker drops it silently. The
/// gateway takes it in where it can read it, and keeps it as the agent's dead letter where not.
final class TriggersPlan {
  private static final int RETRIES = 10;
  private static final String PATH = "/triggers/";
  private static final String DEAD = "/dead";

  private TriggersPlan() {}

  /// The places in the spec of the triggers that need a token.
  static List<Integer> places(List<Trigger> triggers) {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < triggers.size(); i++) {
      if (triggers.get(i) instanceof Trigger.Broker) {
        places.add(i);
      }
    }
    return places;
  }

  private static Key key(AgentId agent, int place) {
    return new Key(Kind.TRIGGER, agent.namespace(), agent.name() + "-" + place);
  }

  static Optional<String> liveToken(AgentId agent, int place, World world) {
    return world
        .get(key(agent, place))
        .map(live -> Entity.object(live.spec(), "subscriber"))
        .flatMap(subscriber -> subscriber.text("uri"))
        .filter(uri -> uri.contains(PATH))
        .map(uri -> uri.substring(uri.indexOf(PATH) + PATH.length()));
  }

  static List<Entity> of(Seen seen) {
    if (!seen.world().serves(Kind.TRIGGER)) {
      return List.of();
    }
    var triggers = new ArrayList<Entity>();
    for (int place : places(seen.agent().triggers())) {
      if (seen.agent().triggers().get(place) instanceof Trigger.Broker broker
          && seen.tokens().containsKey(place)) {
        triggers.add(trigger(seen, place, broker));
      }
    }
    return triggers;
  }

  private static Entity trigger(Seen seen, int place, Trigger.Broker broker) {
    var key = key(seen.agent().id(), place);
    String path = PATH + seen.tokens().get(place);
    String gateway = seen.platform().gatewayUrl() + path;
    var spec =
        Json.object()
            .put("broker", broker.name())
            .some("filters", broker.filters().stream().map(EventFilter::toJson).toList())
            .put("subscriber", Json.object().put("uri", gateway))
            .put(
                "delivery",
                Json.object()
                    .put("retry", RETRIES)
                    .put("backoffPolicy", "exponential")
                    .put("backoffDelay", "PT1S")
                    .put("deadLetterSink", Json.object().put("uri", gateway + DEAD)));
    return Wanted.done(Wanted.ownedBy(seen, key).put("spec", spec));
  }
}
