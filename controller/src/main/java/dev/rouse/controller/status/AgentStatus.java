package dev.rouse.controller.status;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.plan.AgentPlan;
import dev.rouse.controller.plan.Floor;
import dev.rouse.controller.world.World;
import dev.rouse.core.binding.Fault;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.task.AgentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is said of an agent.
public final class AgentStatus {
  /// An agent that lacks these can still be called.
  private static final Set<String> ASIDE = Set.of("Scalable", "TriggersReady");

  private final World world;
  private final Entity object;
  private final AgentPlan plan;
  private final Optional<Trouble> trouble;

  private AgentStatus(World world, Entity object, AgentPlan plan, Optional<Trouble> trouble) {
    this.world = world;
    this.object = object;
    this.plan = plan;
    this.trouble = trouble;
  }

  /// The whole status.
  public static Json.Obj of(
      World world, Entity object, AgentPlan plan, Optional<Trouble> trouble, Instant now) {
    return new AgentStatus(world, object, plan, trouble).status(now);
  }

  private Json.Obj status(Instant now) {
    var json =
        Json.object()
            .put("observedGeneration", object.generation())
            .put("replicas", replicas())
            .put("selector", "serving.knative.dev/service=" + object.key().name())
            .maybeText("url", service().flatMap(live -> live.status().text("url")));
    return json.some(
            "conditions",
            conditions().stream().map(condition -> condition.toJson(object, now)).toList())
        .done();
  }

  private List<Condition> conditions() {
    var conditions = new ArrayList<Condition>();
    switch (plan) {
      case AgentPlan.Refused refused -> conditions.add(invalid(refused));
      case AgentPlan.Ready ready -> {
        conditions.add(Condition.yes("Accepted", "Valid", "the agent is registered as it stands"));
        conditions.add(model(ready));
        conditions.add(tools(ready));
      }
    }
    conditions.add(new Deployment(world, object, plan, trouble, service()).condition());
    conditions.add(scalable());
    triggers().ifPresent(conditions::add);
    conditions.add(ready(conditions));
    stalled(conditions).ifPresent(conditions::add);
    return conditions;
  }

  private static Condition invalid(AgentPlan.Refused refused) {
    String faults =
        refused.faults().stream().map(Fault::toString).collect(Collectors.joining("; "));
    return Condition.no(
        "Accepted",
        refused.readable() ? "UnresolvedReference" : "Invalid",
        faults + ". The last version that was accepted goes on.");
  }

  private static Condition model(AgentPlan.Ready ready) {
    if (!ready.missing().isEmpty()) {
      return Condition.no(
          "ModelReady",
          "SecretMissing",
          String.join("; ", ready.missing()) + ". Create it, and this goes on by itself.");
    }
    return ready.definition().models().isEmpty()
        ? Condition.yes("ModelReady", "Runbook", "it works by its runbook, without a model")
        : Condition.yes(
            "ModelReady", "Resolved", "asks " + ready.definition().models().getFirst().model());
  }

  private static Condition tools(AgentPlan.Ready ready) {
    if (!ready.refused().isEmpty()) {
      return Condition.no(
          "ToolsReady",
          "NamespaceNotAllowed",
          "its tools name namespaces that do not let it in: "
              + String.join(", ", ready.refused())
              + ". Annotate the namespace with rouse.dev/allow-agents-from, or for `*` name this"
              + " namespace in clusterWideNamespaces of the ConfigMap rouse.");
    }
    return commands(ready.definition())
        .orElseGet(() ->
            Condition.yes("ToolsReady", "Resolved", "every tool has the rights that it needs"));
  }

  /// Whether an image of one's own has the command is only seen where it is started.
  private static Optional<Condition> commands(Definition definition) {
    if (definition.agent().runtime().image().isPresent()) {
      return Optional.empty();
    }
    return definition.tools().stream()
        .filter(tool -> tool.settings() instanceof Settings.McpCommand)
        .findFirst()
        .map(tool ->
            Condition.no(
                "ToolsReady",
                "CommandWithoutImage",
                "the tool server "
                    + tool.name()
                    + " is a command, and the release's image has none: name an image that has it in"
                    + " runtime.image, or serve the tools at a URL."));
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
    if (scaled.isEmpty()) {
      return Condition.open("Scalable", "Pending", "the ScaledObject is written next");
    }
    return switch (scaled.get().state("Ready")) {
      case "True" -> Condition.yes("Scalable", "Scaled", "KEDA follows the backlog");
      case "False" ->
          Condition.no("Scalable", "KedaFailing", message(scaled.get(), "KEDA does not say why"));
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

  private Condition ready(List<Condition> conditions) {
    return conditions.stream()
        .filter(condition -> !ASIDE.contains(condition.type()))
        .filter(condition -> !condition.holds())
        .findFirst()
        .map(first -> new Condition("Ready", first.state(), first.reason(), first.message()))
        .orElseGet(() -> Condition.yes("Ready", asleep() ? "Sleeping" : "Awake", "it can work"));
  }

  private boolean asleep() {
    return replicas() == 0;
  }

  private Optional<Condition> stalled(List<Condition> conditions) {
    boolean refused = plan instanceof AgentPlan.Refused;
    boolean rejected = trouble.filter(Trouble::lasting).isPresent();
    return conditions.stream()
        .filter(condition -> condition.type().equals("Ready") && (refused || rejected))
        .map(ready -> Condition.yes("Stalled", ready.reason(), ready.message()))
        .findFirst();
  }

  private long replicas() {
    return Floor.live(new AgentId(object.key().namespace(), object.key().name()), world)
        .flatMap(world::get)
        .map(revision -> Entity.number(revision.status(), "actualReplicas"))
        .orElse(0L);
  }

  private Optional<Entity> service() {
    return world.get(new Key(Kind.SERVICE, object.key().namespace(), object.key().name()));
  }

  private static String message(Entity object, String otherwise) {
    return object.condition("Ready").flatMap(said -> said.text("message")).orElse(otherwise);
  }
}
