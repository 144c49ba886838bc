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
import dev.rouse.core.limit.Window;
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
  private static final Set<String> ASIDE = Set.of("Scalable", "TriggersReady", "WithinBudget");

  private final World world;
  private final Entity object;
  private final AgentPlan plan;
  private final Optional<Trouble> trouble;
  private final Optional<Window> spent;

  private AgentStatus(
      World world,
      Entity object,
      AgentPlan plan,
      Optional<Trouble> trouble,
      Optional<Window> spent) {
    this.world = world;
    this.object = object;
    this.plan = plan;
    this.trouble = trouble;
    this.spent = spent;
  }

  /// The whole status.
  ///
  /// @param spent the window of its budget in which nothing is left
  public static Json.Obj of(
      World world,
      Entity object,
      AgentPlan plan,
      Optional<Trouble> trouble,
      Optional<Window> spent,
      Instant now) {
    return new AgentStatus(world, object, plan, trouble, spent).status(now);
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
    conditions.addAll(new Wakers(world, object).conditions());
    budget().ifPresent(conditions::add);
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

  /// Only where it has one. That it is spent is said once, not how much of it.
  private Optional<Condition> budget() {
    if (object.spec().get("budget").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        spent
            .map(window ->
                Condition.no(
                    "WithinBudget",
                    "BudgetSpent",
                    "what it may spend in one "
                        + window.name()
                        + " is spent: what needs a model waits until "
                        + window.until()
                        + ". Raise spec.budget, and it goes on at once."))
            .orElseGet(() ->
                Condition.yes("WithinBudget", "WithinBudget", "no window of its budget is spent")));
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
}
