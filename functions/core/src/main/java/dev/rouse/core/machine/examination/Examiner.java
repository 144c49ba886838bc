package dev.rouse.core.machine.examination;

import dev.rouse.core.conversation.ReadOn;
import dev.rouse.core.definition.ToolSpec;
import dev.rouse.core.definition.Toolbox;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.rule.Nearest;
import dev.rouse.core.run.Call;
import dev.rouse.core.run.Call.Progress;
import dev.rouse.core.run.RunState;
import dev.rouse.core.schema.JsonSchema;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Hops;
import dev.rouse.core.tool.ToolCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Looks at one call: is there such a tool, do the arguments fit, who has to be asked?
public final class Examiner {
  private final Toolbox toolbox;
  private final Map<ToolSpec, JsonSchema.Compiled> schemas = new ConcurrentHashMap<>();

  public Examiner(Toolbox toolbox) {
    this.toolbox = toolbox;
  }

  /// What can be done about `call` as the run stands.
  public Examination examine(RunState state, Call call) {
    return switch (call.progress()) {
      case Progress.Wanted _ -> wanted(state, call, false);
      case Progress.Allowed _ -> wanted(state, call, true);
      case Progress.Lost _ -> new Examination.IsUnknown(call, asWritten(call));
      case Progress.Begun _, Progress.Asking _, Progress.Delegated _, Progress.Done _ ->
          new Examination.NotNow();
    };
  }

  /// A call whose intent is journaled, as it is to be performed; nothing where its tool is gone.
  public Optional<ToolCall> begun(RunState state, Call call, Effect effect) {
    return tool(state, call)
        .map(tool ->
            new ToolCall(
                state.task().ref(), call.id(), tool, tool.complete(asWritten(call)), effect));
  }

  private Examination wanted(RunState state, Call call, boolean allowed) {
    var written = arguments(call);
    if (written.isEmpty()) {
      return refused("the arguments are no JSON object: " + call.request().arguments());
    }
    if (call.request().tool().equals(ReadOn.TOOL)) {
      return new Examination.Settled(ReadOn.of(state.entries(), written.get()));
    }
    var tool = tool(state, call);
    if (tool.isEmpty()) {
      return refused(unknown(call.request().tool()));
    }
    var arguments = tool.get().complete(written.get());
    var violations = violations(tool.get(), arguments);
    if (!violations.isEmpty()) {
      return refused("the arguments do not fit the tool: " + String.join("; ", violations));
    }
    return Loop.found(state, call, written.get())
        .orElseGet(() -> due(state, call, tool.get(), arguments, allowed));
  }

  private static Examination due(
      RunState state, Call call, ToolSpec tool, Json.Obj arguments, boolean allowed) {
    if (tool.approvalRequired() && !allowed) {
      return new Examination.NeedsApproval(call, arguments);
    }
    if (tool.tool().settings() instanceof Settings.Kafka(var topic)) {
      return new Examination.Settled(new ToolResult.Sent(topic, arguments));
    }
    return tool.tool().settings() instanceof Settings.AgentCall(var callee)
        ? asked(state, call, tool, callee, arguments)
        : new Examination.Ready(new Intent(call.id(), tool.effect()));
  }

  private static Examination asked(
      RunState state, Call call, ToolSpec tool, String callee, Json.Obj arguments) {
    if (state.task().hops() >= Hops.MOST) {
      return refused("agents called each other " + Hops.MOST + " deep; answer without it");
    }
    var agent = new AgentId(state.task().agent().namespace(), callee);
    return new Examination.NeedsAgent(call, agent, tool.timeout(), arguments);
  }

  private Optional<ToolSpec> tool(RunState state, Call call) {
    String name = call.request().tool();
    return state.byRunbook() ? toolbox.callable(name) : toolbox.offered(name);
  }

  private List<String> violations(ToolSpec tool, Json.Obj arguments) {
    return switch (schemas.computeIfAbsent(tool, t -> JsonSchema.recompile(t.schema()))) {
      case JsonSchema.Compiled.Usable(var schema) -> schema.validate(arguments);
      case JsonSchema.Compiled.Unusable(var faults) -> faults;
    };
  }

  private String unknown(String name) {
    var names = toolbox.offered().stream().map(ToolSpec::name).sorted().toList();
    return "there is no tool `"
        + name
        + "`"
        + Nearest.hint(name, names)
        + " The tools are: "
        + String.join(", ", names);
  }

  private static Examination refused(String message) {
    return new Examination.Settled(new ToolResult.Refused(message));
  }

  private static Json.Obj asWritten(Call call) {
    return arguments(call).orElse(Json.Obj.EMPTY);
  }

  /// A model that means no arguments writes nothing at all.
  private static Optional<Json.Obj> arguments(Call call) {
    String text = call.request().arguments();
    if (text.isBlank()) {
      return Optional.of(Json.Obj.EMPTY);
    }
    try {
      return Json.parse(text) instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
    } catch (MalformedJson malformed) {
      return Optional.empty();
    }
  }
}
