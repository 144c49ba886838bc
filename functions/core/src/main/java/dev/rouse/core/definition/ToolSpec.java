package dev.rouse.core.definition;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Approval;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.agent.ToolRef;
import dev.rouse.core.resource.kind.Tool;
import java.time.Duration;
import java.util.Optional;

/// A tool as an agent sees it: its effect tightened, its arguments described.
///
/// @param schema the JSON schema of the arguments, an object's
/// @param tool what carries it out; for a tool of a server, the server
public record ToolSpec(
    String name,
    String description,
    Json.Obj schema,
    Effect effect,
    boolean approvalRequired,
    Duration timeout,
    long maxOutputBytes,
    Tool tool) {

  /// `tool` for an agent that says `ref` of it, or nothing where only its runbook uses it.
  static ToolSpec of(Tool tool, Optional<ToolRef> ref) {
    return of(tool, ref, tool.name(), tool.description(), tool.parameters().schema());
  }

  /// A tool that a server offers, under the rules of the server's own entry.
  static ToolSpec discovered(ToolServer server, ToolServer.Offer offer) {
    return of(
        server.tool(),
        Optional.of(server.ref()),
        offer.name(),
        offer.description(),
        offer.schema());
  }

  private static ToolSpec of(
      Tool tool, Optional<ToolRef> ref, String name, String description, Json.Obj schema) {
    return new ToolSpec(
        name,
        description,
        schema,
        ref.flatMap(ToolRef::effect).map(tool.effect()::tighten).orElse(tool.effect()),
        ref.map(ToolRef::approval).orElse(Approval.NOT_REQUIRED) == Approval.REQUIRED,
        tool.timeout(),
        tool.maxOutput(),
        tool);
  }

  /// The same tool under another name.
  ToolSpec named(String other) {
    return new ToolSpec(
        other, description, schema, effect, approvalRequired, timeout, maxOutputBytes, tool);
  }

  /// The arguments with defaults filled in, and with what was written as the wrong type of the same
  /// value (`"3"` for 3) put right: models and templates do that.
  public Json.Obj complete(Json.Obj arguments) {
    return Arguments.complete(arguments, schema);
  }
}
