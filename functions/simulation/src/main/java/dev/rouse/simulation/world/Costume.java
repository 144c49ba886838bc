package dev.rouse.simulation.world;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Approval;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Ref;
import dev.rouse.core.resource.Visibility;
import dev.rouse.core.resource.agent.Approvals;
import dev.rouse.core.resource.agent.Budget;
import dev.rouse.core.resource.agent.Limits;
import dev.rouse.core.resource.agent.Output;
import dev.rouse.core.resource.agent.Retry;
import dev.rouse.core.resource.agent.Runbook;
import dev.rouse.core.resource.agent.Scaling;
import dev.rouse.core.resource.agent.Session;
import dev.rouse.core.resource.agent.SystemMessage;
import dev.rouse.core.resource.agent.ToolRef;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Metadata;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.resource.model.AllowedNamespaces;
import dev.rouse.core.resource.model.Sampling;
import dev.rouse.core.resource.route.ReplyTo;
import dev.rouse.core.resource.runtime.AgentRuntime;
import dev.rouse.core.resource.runtime.Amounts;
import dev.rouse.core.task.Overlap;
import dev.rouse.simulation.world.Trait.Brain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the definition of an agent with these traits.
final class Costume {
  static final Duration APPROVAL_DEADLINE = Duration.ofSeconds(60);
  private static final long NARROW_TOKENS = 1_200;
  private static final int MOST_STEPS = 30;
  private static final Retry RETRY = new Retry(4, Duration.ofSeconds(5), Duration.ofSeconds(30));

  private Costume() {}

  static Definition of(String name, Trait trait) {
    var tools = new ArrayList<>(Props.tools());
    callees(name).forEach(callee -> tools.add(Props.calling(callee)));
    boolean thinks = trait.brain() != Brain.RUNBOOK;
    return new Definition(agent(name, trait), thinks ? List.of(model(trait)) : List.of(), tools);
  }

  private static List<String> callees(String name) {
    return Cast.NAMES.subList(Cast.NAMES.indexOf(name) + 1, Cast.NAMES.size());
  }

  private static Agent agent(String name, Trait trait) {
    return new Agent(
        Metadata.of(Cast.NAMESPACE, name),
        "plays " + name,
        Optional.of(new SystemMessage.Literal("Play your part.")),
        Optional.of(Ref.to("model")),
        runbook(trait),
        Arrays.stream(ToolName.values()).map(Costume::ref).toList(),
        callees(name).stream().map(Ref::to).toList(),
        new Approvals(List.of(), APPROVAL_DEADLINE, trait.onDeadline(), trait.onUnknown()),
        List.of(),
        Visibility.CLUSTER,
        new Session(Optional.empty(), Overlap.QUEUE),
        trait.schema() ? Optional.of(new Output(schema())) : Optional.empty(),
        List.of(new ReplyTo.Kafka("outcomes")),
        new Limits(MOST_STEPS, Duration.ofHours(2), Defaults.RUN_TOKENS),
        budget(trait),
        new Scaling(0, 3, trait.concurrency(), Defaults.IDLE_AFTER),
        RETRY,
        runtime(),
        trait.suspended());
  }

  private static Optional<Runbook> runbook(Trait trait) {
    return trait.brain() == Brain.MODEL ? Optional.empty() : Optional.of(Props.runbook());
  }

  private static ToolRef ref(ToolName tool) {
    return new ToolRef(
        tool.text(),
        Optional.empty(),
        tool.asked() ? Approval.REQUIRED : Approval.NOT_REQUIRED,
        List.of());
  }

  private static Json.Obj schema() {
    return Json.object()
        .put("type", "object")
        .put("required", Json.array(List.of(Json.of("ok"))))
        .put(
            "properties",
            Json.object().put("ok", Json.object().put("type", "boolean").done()).done())
        .done();
  }

  private static Budget budget(Trait trait) {
    return trait.hourlyTokens() == 0
        ? Budget.UNLIMITED
        : new Budget(
            Optional.of(new Budget.Cap(Optional.of((long) trait.hourlyTokens()), Optional.empty())),
            Optional.empty(),
            Optional.empty());
  }

  private static AgentRuntime runtime() {
    return new AgentRuntime(
        Optional.empty(),
        new Amounts(Map.of(), Map.of()),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Map.of(),
        Map.of());
  }

  private static ModelConfig model(Trait trait) {
    return new ModelConfig(
        Metadata.of(Cast.NAMESPACE, "model"),
        Defaults.PROVIDER,
        "scripted",
        Optional.empty(),
        Optional.empty(),
        new Sampling(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty()),
        List.of(),
        Optional.empty(),
        Defaults.MODEL_TIMEOUT,
        trait.narrow() ? NARROW_TOKENS : Defaults.CONTEXT_TOKENS,
        Optional.empty(),
        List.of(),
        new AllowedNamespaces.Same());
  }
}
