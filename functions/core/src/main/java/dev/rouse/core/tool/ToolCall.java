package dev.rouse.core.tool;

import dev.rouse.core.definition.ToolSpec;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.task.Digest;
import dev.rouse.core.task.RunRef;

/// A call as it is to be performed.
///
/// @param effect what was journaled with the intent; the tool's own may have changed since
public record ToolCall(RunRef run, String id, ToolSpec tool, Json.Obj arguments, Effect effect) {

  /// What an idempotent target knows the call by: the same after a crash, another for any other
  /// call.
  public String key() {
    return Digest.of(run.namespace(), run.id().value(), id);
  }
}
