package dev.rouse.core.resource.kind;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
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
import dev.rouse.core.resource.route.ReplyTo;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.resource.runtime.AgentRuntime;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.rule.Word;
import dev.rouse.core.task.AgentId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An agent: what it is told, what it may use, what wakes it and what it may cost.
///
/// @param description for lists, and for agents that may call this one
/// @param runbook what is done without a model, or when every model has failed
/// @param agents those that it may call as tools
/// @param replyTo where answers go beside the reply to whoever asked
/// @param suspend tasks wait, nothing wakes
public record Agent(
    Metadata metadata,
    String description,
    Optional<SystemMessage> systemMessage,
    Optional<Ref> modelConfigRef,
    Optional<Runbook> runbook,
    List<ToolRef> tools,
    List<Ref> agents,
    Approvals approvals,
    List<Trigger> triggers,
    Visibility visibility,
    Session session,
    Optional<Output> output,
    List<ReplyTo> replyTo,
    Limits limits,
    Budget budget,
    Scaling scaling,
    Retry retry,
    AgentRuntime runtime,
    boolean suspend)
    implements Resource {

  /// Leaves room for what Kubernetes and Knative append to the names of what they make of it.
  public static final int LONGEST_NAME = 50;

  public Agent {
    tools = List.copyOf(tools);
    agents = List.copyOf(agents);
    triggers = List.copyOf(triggers);
    replyTo = List.copyOf(replyTo);
    var callable =
        Stream.concat(tools.stream().map(ToolRef::name), agents.stream().map(Ref::name)).toList();
    Rules.of()
        .noLongerThan(LONGEST_NAME, "metadata.name", metadata.name())
        .distinct("spec.tools", callable)
        .each(
            "spec.agents",
            agents,
            agent -> agent.namespace().isEmpty(),
            "must be of the agent's own namespace")
        .hold();
  }

  /// The same, answering there too where it names nowhere itself.
  public Agent answeringTo(ReplyTo otherwise) {
    return replyTo.isEmpty() ? with(metadata, systemMessage, List.of(otherwise)) : this;
  }

  static Optional<Resource> read(Fields in, Metadata metadata) {
    return AgentReader.read(in, metadata);
  }

  public AgentId id() {
    return new AgentId(namespace(), name());
  }

  /// The same agent with the text of its system message itself.
  public Agent told(String text) {
    return with(metadata, Optional.of(new SystemMessage.Literal(text)), replyTo);
  }

  /// The same agent under its name alone: labels and annotations are not part of what it does.
  public Agent bare() {
    return with(metadata.bare(), systemMessage, replyTo);
  }

  private Agent with(Metadata named, Optional<SystemMessage> message, List<ReplyTo> answered) {
    return new Agent(
        named,
        description,
        message,
        modelConfigRef,
        runbook,
        tools,
        agents,
        approvals,
        triggers,
        visibility,
        session,
        output,
        answered,
        limits,
        budget,
        scaling,
        retry,
        runtime,
        suspend);
  }

  @Override
  public Json.Obj spec() {
    var json = Json.object().put("description", description);
    systemMessage.ifPresent(message -> message.toJson().fields().forEach(json::put));
    return json.maybe("modelConfigRef", modelConfigRef.map(Ref::toJson))
        .maybe("runbook", runbook.map(Runbook::toJson))
        .some("tools", tools.stream().map(ToolRef::toJson).toList())
        .some("agents", agents.stream().map(Ref::toJson).toList())
        .put("approvals", approvals.toJson())
        .some("triggers", triggers.stream().map(Trigger::toJson).toList())
        .put("visibility", Word.of(visibility))
        .put("session", session.toJson())
        .maybe("output", output.map(Output::toJson))
        .some("replyTo", replyTo.stream().map(ReplyTo::toJson).toList())
        .put("limits", limits.toJson())
        .put("budget", budget.toJson())
        .put("scaling", scaling.toJson())
        .put("retry", retry.toJson())
        .put("runtime", runtime.toJson())
        .put("suspend", suspend)
        .done();
  }
}
