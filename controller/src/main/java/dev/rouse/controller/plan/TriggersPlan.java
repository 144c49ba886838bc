package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.filter.EventFilter;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.route.Trigger;
import java.util.ArrayList;
import java.util.List;

/// Knative Triggers that bring a Broker's events to the gateway.
///
/// While Eventing shows no identity of its own, each has a path of its own with a token in it: the
/// gateway lets in what comes there, for this agent alone. What cannot be delivered ends at the
/// gateway too, as a dead letter, because without a sink a Kafka broker drops it silently.
final class TriggersPlan {
  private static final int RETRIES = 10;

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
    String name = Names.bounded(seen.agent().name() + "-" + place, seen.agent().name());
    var key = new Key(Kind.TRIGGER, seen.agent().namespace(), name);
    String path = "/triggers/" + seen.tokens().get(place);
    var gateway = Json.object().put("uri", seen.platform().gatewayUrl() + path);
    var deadLetters =
        Json.object().put("uri", seen.platform().gatewayUrl() + path + "/dead-letters");
    var spec =
        Json.object()
            .put("broker", broker.name())
            .some("filters", broker.filters().stream().map(EventFilter::toJson).toList())
            .put("subscriber", gateway)
            .put(
                "delivery",
                Json.object()
                    .put("retry", RETRIES)
                    .put("backoffPolicy", "exponential")
                    .put("backoffDelay", "PT1S")
                    .put("deadLetterSink", deadLetters));
    return Wanted.done(Wanted.ownedBy(seen, key).put("spec", spec));
  }
}
