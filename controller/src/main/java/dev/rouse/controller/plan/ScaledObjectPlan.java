package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.task.AgentId;
import java.util.List;
import java.util.Optional;

/// What KEDA is told: how much is runnable, asked of the scaler, drives the Agent's replicas.
final class ScaledObjectPlan {
  private static final int POLLING_SECONDS = 30;

  private ScaledObjectPlan() {}

  static Key key(AgentId agent) {
    return new Key(Kind.SCALED_OBJECT, agent.namespace(), agent.name());
  }

  /// Nothing before `status.selector` is written: an HPA that finds none stays at one replica,
  /// while KEDA says that all is well.
  static Optional<Entity> of(Seen seen) {
    if (!seen.world().serves(Kind.SCALED_OBJECT)
        || seen.object().status().text("selector").isEmpty()) {
      return Optional.empty();
    }
    var begin = Wanted.ownedBy(seen, key(seen.agent().id()));
    return Optional.of(Wanted.done(begin.put("spec", spec(seen))));
  }

  private static JsonObject spec(Seen seen) {
    var scaling = seen.agent().scaling();
    long idle = Math.max(1, scaling.idleAfter().toSeconds());
    return Json.object()
        .put(
            "scaleTargetRef",
            Json.object()
                .put("apiVersion", Kind.AGENT.apiVersion())
                .put("kind", Kind.AGENT.kind())
                .put("name", seen.agent().name()))
        .put("pollingInterval", POLLING_SECONDS)
        .put("cooldownPeriod", idle)
        .put("initialCooldownPeriod", idle)
        .put("minReplicaCount", scaling.min())
        .put("maxReplicaCount", scaling.max())
        .put("advanced", behaviour())
        .some("triggers", List.of(trigger(seen)));
  }

  /// The HPA remembers a peak for five minutes, also over a scale to zero, unless it is told not
  /// to.
  private static JsonObject behaviour() {
    var down = Json.object().put("stabilizationWindowSeconds", 0);
    return Json.object()
        .put(
            "horizontalPodAutoscalerConfig",
            Json.object().put("behavior", Json.object().put("scaleDown", down)));
  }

  private static Json.Obj trigger(Seen seen) {
    var authentication = seen.platform().scalerAuthentication();
    var metadata =
        Json.object()
            .put("scalerAddress", seen.platform().scalerAddress())
            .put("agent", seen.agent().name())
            .put("targetSize", Integer.toString(seen.agent().scaling().concurrency()));
    authentication.ifPresent(_ -> metadata.put("enableTLS", "true"));
    return Json.object()
        .put("type", "external-push")
        .put("useCachedMetrics", true)
        .put("metadata", metadata)
        .maybe("authenticationRef", authentication.map(ScaledObjectPlan::reference))
        .done();
  }

  private static Json.Obj reference(String name) {
    return Json.object().put("name", name).put("kind", "ClusterTriggerAuthentication").done();
  }
}
