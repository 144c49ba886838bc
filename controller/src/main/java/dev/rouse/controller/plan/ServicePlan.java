package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.cluster.Subset;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.core.resource.Visibility;
import dev.rouse.core.resource.runtime.AgentRuntime;
import dev.rouse.core.task.AgentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The Knative Service that an agent's process runs in.
///
/// Each change of its template makes a new Revision, which starts a pod: so what is about scaling
/// is taken over from the template that is live, and set on the live Revision itself ([Floor]).
final class ServicePlan {
  static final String AUTOSCALING = "autoscaling.knative.dev/";

  /// Knative's own longest, unless its operator allows more.
  private static final int TIMEOUT_SECONDS = 600;

  private final Seen seen;
  private final AgentRuntime runtime;
  private final Optional<Json.Obj> liveTemplate;

  ServicePlan(Seen seen) {
    this.seen = seen;
    this.runtime = seen.agent().runtime();
    this.liveTemplate =
        seen.live(key(seen.agent().id())).map(live -> Entity.object(live.spec(), "template"));
  }

  static Key key(AgentId agent) {
    return new Key(Kind.SERVICE, agent.namespace(), agent.name());
  }

  /// Whether it keeps an older default image until its turn to roll comes.
  boolean waits() {
    return outdated() && !seen.mayRoll();
  }

  /// Whether the live image is another one than the platform's, which it should be.
  boolean outdated() {
    return runtime.image().isEmpty()
        && liveImage().filter(live -> !live.equals(wish())).isPresent();
  }

  Entity service() {
    var key = key(seen.agent().id());
    var begin = Wanted.ownedBy(seen, key).done();
    var metadata = Entity.object(begin, "metadata");
    var labels = new TreeMap<>(Wanted.labels(seen));
    if (seen.agent().visibility() == Visibility.CLUSTER) {
      labels.put("networking.knative.dev/visibility", "cluster-local");
    }
    return Entity.of(
        begin
            .with("metadata", metadata.with("labels", Json.texts(labels)))
            .with("spec", Json.object().put("template", template()).done()));
  }

  private Json.Obj template() {
    var fresh = template(scaling());
    return liveTemplate
        .map(live -> template(liveScaling(live)))
        .filter(kept -> Subset.holds(liveTemplate.orElseThrow(), kept))
        .orElse(fresh);
  }

  private Json.Obj template(Map<String, String> scaling) {
    var annotations = new TreeMap<>(runtime.annotations());
    annotations.put("client.knative.dev/user-image", image());
    annotations.put("serving.knative.dev/progress-deadline", "120s");
    annotations.putAll(scaling);
    var labels = new TreeMap<>(runtime.labels());
    labels.putAll(Wanted.labels(seen));
    return Json.object()
        .put(
            "metadata",
            Json.object()
                .put("labels", Json.texts(labels))
                .put("annotations", Json.texts(annotations)))
        .put("spec", pod())
        .done();
  }

  private Map<String, String> scaling() {
    var scaling = new TreeMap<>(Floor.bounds(seen.agent().scaling()));
    // Without this an autoscaler that restarts at zero pods ignores the floor.
    scaling.put(AUTOSCALING + "target-burst-capacity", "-1");
    return scaling;
  }

  private static Map<String, String> liveScaling(Json.Obj template) {
    var scaling = new TreeMap<String, String>();
    Entity.object(Entity.object(template, "metadata"), "annotations")
        .fields()
        .forEach((name, value) -> {
          if (name.startsWith(AUTOSCALING) && value instanceof Json.Str(String text)) {
            scaling.put(name, text);
          }
        });
    return scaling;
  }

  private JsonObject pod() {
    var pod =
        Json.object()
            // The agent's own slots bound its work; a caller that waits for an answer takes none.
            .put("containerConcurrency", 0)
            .put("timeoutSeconds", TIMEOUT_SECONDS)
            .put("responseStartTimeoutSeconds", TIMEOUT_SECONDS)
            .put("idleTimeoutSeconds", TIMEOUT_SECONDS)
            .put("enableServiceLinks", false)
            .put("serviceAccountName", AccountPlan.name(seen));
    if (!BindingsPlan.needsCluster(seen)) {
      pod.put("automountServiceAccountToken", false);
    }
    return pod.some(
            "imagePullSecrets",
            runtime.imagePullSecrets().stream()
                .map(name -> Json.object().put("name", name).done())
                .toList())
        .some("containers", List.of(ContainerPlan.of(seen, image())))
        .some("volumes", ContainerPlan.volumes(seen));
  }

  private String image() {
    return waits() ? liveImage().orElseThrow() : wish();
  }

  private String wish() {
    return runtime.image().orElse(seen.platform().agentImage());
  }

  private Optional<String> liveImage() {
    return liveTemplate
        .flatMap(template -> template.at("spec.containers.0.image"))
        .filter(Json.Str.class::isInstance)
        .map(image -> ((Json.Str) image).value());
  }

  static Json.Obj mount(String volume, String path) {
    return Json.object().put("name", volume).put("mountPath", path).put("readOnly", true).done();
  }
}
