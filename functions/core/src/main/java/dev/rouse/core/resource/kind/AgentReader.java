package dev.rouse.core.resource.kind;

import dev.rouse.core.binding.Fields;
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
import dev.rouse.core.resource.route.ReplyTo;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.resource.runtime.AgentRuntime;
import java.util.List;
import java.util.Optional;

/// An agent out of a document.
final class AgentReader {

  /// The scale subresource's, which Kubernetes writes; an agent is not read by it.
  private static final String REPLICAS = "replicas";

  private AgentReader() {}

  static Optional<Resource> read(Fields in, Metadata metadata) {
    var spec = in.section("spec");
    spec.ignore(REPLICAS);
    String description = spec.text("description").or("");
    var systemMessage = SystemMessage.read(spec);
    var modelConfigRef = spec.part("modelConfigRef", Ref::read).optional();
    var runbook = spec.part("runbook", Runbook::read).optional();
    var tools = spec.parts("tools", ToolRef::read).or(List.of());
    var agents = spec.parts("agents", Ref::read).or(List.of());
    var approvals = spec.group("approvals", Approvals::read);
    var triggers = spec.parts("triggers", Trigger::read).or(List.of());
    var visibility = spec.word("visibility", Visibility.class).or(Defaults.VISIBILITY);
    var session = spec.group("session", Session::read);
    var output = spec.part("output", Output::read).optional();
    var replyTo = spec.parts("replyTo", ReplyTo::read).or(List.of());
    var limits = spec.group("limits", Limits::read);
    var budget = spec.group("budget", Budget::read);
    var scaling = spec.group("scaling", Scaling::read);
    var retry = spec.group("retry", Retry::read);
    var runtime = spec.group("runtime", AgentRuntime::read);
    boolean suspend = spec.flag("suspend").or(false);
    return in.build(() ->
        new Agent(
            metadata,
            description,
            systemMessage,
            modelConfigRef,
            runbook,
            tools,
            agents,
            approvals,
            triggers,
            visibility,
            session,
            output,
            replyTo,
            limits,
            budget,
            scaling,
            retry,
            runtime,
            suspend));
  }
}
