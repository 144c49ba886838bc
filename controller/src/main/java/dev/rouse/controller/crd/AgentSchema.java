package dev.rouse.controller.crd;

import static dev.rouse.controller.schema.Schema.count;
import static dev.rouse.controller.schema.Schema.duration;
import static dev.rouse.controller.schema.Schema.flag;
import static dev.rouse.controller.schema.Schema.label;
import static dev.rouse.controller.schema.Schema.list;
import static dev.rouse.controller.schema.Schema.listBy;
import static dev.rouse.controller.schema.Schema.object;
import static dev.rouse.controller.schema.Schema.open;
import static dev.rouse.controller.schema.Schema.prose;
import static dev.rouse.controller.schema.Schema.word;
import static dev.rouse.controller.schema.Schema.written;

import dev.rouse.controller.schema.ObjectSchema;
import dev.rouse.controller.schema.Schema;
import dev.rouse.core.resource.Approval;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.OnDeadline;
import dev.rouse.core.resource.OnUnknown;
import dev.rouse.core.resource.Visibility;

/// An Agent's fields.
final class AgentSchema {
  private static final int MOST_TOOLS = 128;
  private static final int MOST_AGENTS = 64;
  private static final int MOST_STEPS = 100;
  private static final int MOST_REPLICAS = 1_000;

  private AgentSchema() {}

  static Schema spec() {
    return object("What the agent is told, what it may use, what wakes it and what it may cost")
        .field("description", prose("For lists, and for agents that may call this one"))
        .field("systemMessage", prose("What the model is told first"))
        .field("systemMessageFrom", systemMessageFrom())
        .field(
            "modelConfigRef",
            Parts.farRef(
                "The model that it asks. May be left out where there is a runbook; else"
                    + " the ModelConfig `default` of its namespace is taken, then the platform's"))
        .field("runbook", runbook())
        .field("tools", tools())
        .field(
            "agents",
            listBy(
                "name",
                "Agents of this namespace that it may call as tools; it sleeps meanwhile",
                MOST_AGENTS,
                Parts.ref("One agent")))
        .field("approvals", approvals())
        .field("triggers", Routes.triggers())
        .field(
            "visibility",
            word(Visibility.class, "Whether its own URL is reachable from outside the cluster too")
                .defaultsTo(Defaults.VISIBILITY))
        .field("session", Limiting.session())
        .field(
            "output",
            object("What its answer must look like")
                .required("schema", open("A JSON schema"))
                .done())
        .field("replyTo", Routes.replyTo())
        .with(AgentSchema::bounds)
        .field("runtime", RuntimeSchema.runtime())
        .field("suspend", flag("true: tasks wait, nothing wakes it").defaultsTo(false))
        .field("replicas", replicas())
        .atMostOne("systemMessage", "systemMessageFrom")
        .done();
  }

  private static ObjectSchema bounds(ObjectSchema spec) {
    return spec.field("limits", Limiting.limits())
        .field("budget", Limiting.budget())
        .field("scaling", Limiting.scaling())
        .field("retry", Limiting.retry());
  }

  private static Schema replicas() {
    return count(
            "How many replicas the backlog demands. Written by KEDA through the scale subresource;"
                + " leave it out of your own YAML and use scaling.min",
            0,
            MOST_REPLICAS)
        .defaultsTo(0);
  }

  private static Schema systemMessageFrom() {
    return object("Where the system message is found")
        .required("configMapKeyRef", Parts.keyRef("A key of a ConfigMap of this namespace"))
        .done();
  }

  private static Schema runbook() {
    var step =
        object("One tool call")
            .required(
                "name",
                written("What its result is called in later steps and in the answer")
                    .pattern("^[A-Za-z_][A-Za-z0-9_]{0,62}$"))
            .required("tool", written("The tool's name"))
            .field("when", written("A condition in CEL; where it does not hold, no call"))
            .field("arguments", open("The call's arguments, with {{paths}} in their texts"))
            .done();
    return object("What is done without a model, or when every model has failed")
        .field("steps", listBy("name", "Tool calls, in order", MOST_STEPS, step))
        .required("answer", prose("The answer, with {{paths}} to the results"))
        .done();
  }

  private static Schema tools() {
    var tool =
        object("One tool")
            .required("name", label("A Tool of this namespace, or a built-in one"))
            .field(
                "effect",
                word(Effect.class, "Stricter than the tool's own; an agent cannot loosen it"))
            .field(
                "approval",
                word(Approval.class, "Whether a person must agree to each call")
                    .defaultsTo(Defaults.APPROVAL))
            .field(
                "only",
                list("Of a tool server, these; all if left out", MOST_TOOLS, written("One name")))
            .done();
    return listBy("name", "What it may use", MOST_TOOLS, tool);
  }

  private static Schema approvals() {
    var decider =
        object("A person or a group")
            .field("user", written("A user's name, as the token says it"))
            .field("group", written("A group's name, as the token says it"))
            .exactlyOne("user", "group")
            .done();
    return object("Who decides about its calls, and what holds if nobody does")
        .field(
            "deciders",
            list("Who may decide; whoever may decide at all if left out", MOST_AGENTS, decider))
        .field(
            "deadline",
            duration("How long a decision is waited for").defaultsTo(Defaults.APPROVAL_DEADLINE))
        .field(
            "onDeadline",
            word(OnDeadline.class, "What holds when nobody has decided")
                .defaultsTo(Defaults.ON_DEADLINE))
        .field(
            "onUnknown",
            word(
                    OnUnknown.class,
                    "What is done about a `Once` call whose result was lost in a crash")
                .defaultsTo(Defaults.ON_UNKNOWN))
        .done();
  }
}
