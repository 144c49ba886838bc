package dev.rouse.core.run;

import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.ToolResult;
import java.time.Instant;

/// One tool call of the model's last answer, and how far it has come.
///
/// @param id as [dev.rouse.core.step.CallIds] makes it
public record Call(String id, ToolRequest request, Progress progress) {

  /// How far a call has come.
  public sealed interface Progress {

    /// Nothing was done about it.
    record Wanted() implements Progress {}

    /// It may begin: a human allowed it.
    record Allowed() implements Progress {}

    /// Its intent is journaled. It is at work, or was when its process died.
    record Begun(Effect effect) implements Progress {}

    /// It was begun before a crash, and whether it took effect is not known.
    record Lost() implements Progress {}

    /// A human is asked.
    record Asking(Ask ask) implements Progress {}

    /// Another agent works on it.
    record Delegated(Instant deadline) implements Progress {}

    /// Its result is journaled.
    record Done(ToolResult result) implements Progress {}
  }

  Call with(Progress next) {
    return new Call(id, request, next);
  }

  boolean done() {
    return progress instanceof Progress.Done;
  }
}
