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
    return in.build(() ->
        new Agent(
            metadata,
            spec.text("description").or(""),
            SystemMessage.read(spec),
            spec.part("modelConfigRef", Ref::read).optional(),
            spec.part("runbook", Runbook::read).optional(),
            spec.parts("tools", ToolRef::read).or(List.of()),
            spec.parts("agents", Ref::read).or(List.of()),
            spec.group("approvals", Approvals::read),
            spec.parts("triggers", Trigger::read).or(List.of()),
            spec.word("visibility", Visibility.class).or(Defaults.VISIBILITY),
            spec.group("session", Session::read),
            spec.part("output", Output::read).optional(),
            spec.parts("replyTo", ReplyTo::read).or(List.of()),
            spec.group("limits", Limits::read),
            spec.group("budget", Budget::read),
            spec.group("scaling", Scaling::read),
            spec.group("retry", Retry::read),
            spec.group("runtime", AgentRuntime::read),
            spec.flag("suspend").or(false)));
  }
}
