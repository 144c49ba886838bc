package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.world.World;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.agent.Scaling;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.task.AgentId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The floor: how many replicas the backlog demands, as the annotations of the live Revision.
///
/// The one place that knows this path. Knative copies a Revision's annotations to its autoscaler
/// and makes no new Revision for them; from zero the autoscaler heeds `min-scale` at once.
public record Floor(Key revision, Map<String, String> annotations) {
  private static final String MIN = ServicePlan.AUTOSCALING + "min-scale";
  private static final String MAX = ServicePlan.AUTOSCALING + "max-scale";
  private static final String WINDOW = ServicePlan.AUTOSCALING + "window";
  private static final String TARGET = ServicePlan.AUTOSCALING + "target";

  /// Knative's own bounds.
  private static final long SHORTEST_WINDOW = 6;

  private static final long LONGEST_WINDOW = 3600;

  public Floor {
    annotations = Map.copyOf(annotations);
  }

  /// The annotations that the Revision which is routed to should have; nothing where there is none.
  public static Optional<Floor> of(Agent agent, long demanded, World world) {
    return live(agent.id(), world)
        .map(revision -> {
          var annotations = new TreeMap<>(bounds(agent.scaling()));
          annotations.put(MIN, Integer.toString(height(agent, demanded, world)));
          return new Floor(revision, annotations);
        });
  }

  /// What KEDA has asked for counts only as long as its object is there: deleting that leaves the
  /// replicas as they are, for ever.
  private static int height(Agent agent, long demanded, World world) {
    var scaling = agent.scaling();
    boolean driven = world.has(ScaledObjectPlan.key(agent.id()));
    return driven ? Math.clamp(demanded, scaling.min(), scaling.max()) : scaling.min();
  }

  /// What of an agent's scaling Knative is told, beside the floor.
  static Map<String, String> bounds(Scaling scaling) {
    long window = Math.clamp(scaling.idleAfter().toSeconds(), SHORTEST_WINDOW, LONGEST_WINDOW);
    return Map.of(
        MAX, Integer.toString(scaling.max()),
        WINDOW, window + "s",
        TARGET, Integer.toString(scaling.concurrency()));
  }

  /// Whether the Revision has them already, or is not there to be told.
  public boolean holds(World world) {
    return world
        .get(revision)
        .map(live -> live.annotations().entrySet().containsAll(annotations.entrySet()))
        .orElse(true);
  }

  /// The Revision that requests go to or, before any does, the newest.
  public static Optional<Key> live(AgentId agent, World world) {
    return world.get(ServicePlan.key(agent)).flatMap(service -> routed(agent, service.status()));
  }

  private static Optional<Key> routed(AgentId agent, Json.Obj status) {
    return Entity.items(status, "traffic").stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .filter(target -> Entity.number(target, "percent") > 0)
        .max((one, other) ->
            Long.compare(Entity.number(one, "percent"), Entity.number(other, "percent")))
        .flatMap(target -> target.text("revisionName"))
        .or(() -> status.text("latestReadyRevisionName"))
        .or(() -> status.text("latestCreatedRevisionName"))
        .map(name -> new Key(Kind.REVISION, agent.namespace(), name));
  }

  /// The change of the Revision, as a merge patch.
  public Json.Obj patch() {
    return Json.object()
        .put("metadata", Json.object().put("annotations", Json.texts(annotations)))
        .done();
  }
}
