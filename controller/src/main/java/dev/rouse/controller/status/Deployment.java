package dev.rouse.controller.status;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.plan.AgentPlan;
import dev.rouse.controller.plan.Floor;
import dev.rouse.controller.world.World;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.util.List;
import java.util.Optional;

/// Whether an agent's process could run.
record Deployment(
    World world,
    Entity object,
    AgentPlan plan,
    Optional<Trouble> trouble,
    Optional<Entity> service) {
  private static final String DEPLOYED = "Deployed";

  /// A Revision of which these are false never becomes ready, and ignores the floor.
  private static final List<String> HEALTH = List.of("ContainerHealthy", "ResourcesAvailable");

  Condition condition() {
    if (!world.serves(Kind.SERVICE)) {
      return Condition.no(
          DEPLOYED,
          "KnativeMissing",
          "the cluster has no Knative Serving: nothing can run. Install 1.21 or later.");
    }
    if (trouble.isPresent()) {
      return Condition.no(DEPLOYED, trouble.get().reason(), trouble.get().message());
    }
    return service
        .map(this::deployed)
        .orElseGet(() -> Condition.open(DEPLOYED, "Pending", "the Service is not written yet"));
  }

  private Condition deployed(Entity live) {
    return switch (live.state("Ready")) {
      case "True" -> running();
      case "False" -> Condition.no(DEPLOYED, "ServiceNotReady", why(live));
      default -> Condition.open(DEPLOYED, "Deploying", "Knative has not answered yet");
    };
  }

  private Condition running() {
    return plan instanceof AgentPlan.Ready ready && ready.waitsForImage()
        ? Condition.yes(
            DEPLOYED,
            "WaitsForImage",
            "runs the former default image until others have taken the new one")
        : Condition.yes(DEPLOYED, "Deployed", "its Knative Service is ready");
  }

  private String why(Entity live) {
    return Floor.live(new AgentId(object.key().namespace(), object.key().name()), world)
        .flatMap(world::get)
        .flatMap(Deployment::unhealthy)
        .or(() -> live.condition("Ready").flatMap(said -> said.text("message")))
        .orElse("Knative does not say why");
  }

  private static Optional<String> unhealthy(Entity revision) {
    return HEALTH.stream()
        .flatMap(type -> revision.condition(type).stream())
        .filter(said -> said.text("status").filter("False"::equals).isPresent())
        .map(said -> told(revision, said))
        .findFirst();
  }

  private static String told(Entity revision, Json.Obj said) {
    return "Revision "
        + revision.key().name()
        + ": "
        + said.text("reason").orElse("")
        + " "
        + said.text("message").orElse("");
  }
}
