package dev.rouse.controller.status;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.world.World;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether what wakes an agent beside HTTP can: KEDA and Knative Eventing.
record Wakers(World world, Entity object) {

  List<Condition> conditions() {
    return Stream.concat(Stream.of(scalable()), triggers().stream()).toList();
  }

  private Condition scalable() {
    var scaled =
        world.get(new Key(Kind.SCALED_OBJECT, object.key().namespace(), object.key().name()));
    if (!world.serves(Kind.SCALED_OBJECT)) {
      return Condition.no(
          "Scalable",
          "KedaMissing",
          "the cluster has no KEDA: HTTP wakes the agent, events do not. Install KEDA 2.17 or"
              + " later, or set scaling.min.");
    }
    return switch (scaled.map(live -> live.state("Ready")).orElse("Unknown")) {
      case "True" -> Condition.yes("Scalable", "Scaled", "KEDA follows the backlog");
      case "False" ->
          Condition.no(
              "Scalable", "KedaFailing", message(scaled.orElseThrow(), "KEDA does not say why"));
      // The same where its object is written next: it would be said for a moment only.
      default -> Condition.open("Scalable", "Pending", "KEDA has not looked at it yet");
    };
  }

  /// Only where it has Broker triggers.
  private Optional<Condition> triggers() {
    long wanted =
        Entity.items(object.spec(), "triggers").stream()
            .filter(item -> item instanceof Json.Obj way && way.get("broker").isPresent())
            .count();
    return wanted == 0 ? Optional.empty() : Optional.of(triggers(wanted));
  }

  private Condition triggers(long wanted) {
    if (!world.serves(Kind.TRIGGER)) {
      return Condition.no(
          "TriggersReady",
          "EventingMissing",
          "the cluster has no Knative Eventing: its Broker triggers bring nothing");
    }
    var live =
        world.owned(new AgentId(object.key().namespace(), object.key().name())).stream()
            .filter(key -> key.kind() == Kind.TRIGGER)
            .flatMap(key -> world.get(key).stream())
            .toList();
    if (live.size() < wanted) {
      return Condition.open("TriggersReady", "Pending", "its Triggers are not all written yet");
    }
    return live.stream()
        .filter(trigger -> trigger.state("Ready").equals("False"))
        .findFirst()
        .map(trigger ->
            Condition.no(
                "TriggersReady", "TriggerNotReady", message(trigger, "it does not say why")))
        .orElse(Condition.yes("TriggersReady", "Written", "its Broker triggers are written"));
  }

  private static String message(Entity object, String otherwise) {
    return object.condition("Ready").flatMap(said -> said.text("message")).orElse(otherwise);
  }
}
