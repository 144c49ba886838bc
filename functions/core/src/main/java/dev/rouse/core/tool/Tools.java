package dev.rouse.core.tool;

import dev.rouse.core.step.ToolResult;

/// Performs tool calls.
@FunctionalInterface
public interface Tools {

  /// Blocks until the call has ended, within the tool's own timeout.
  ///
  /// @return [ToolResult.Ok] or [ToolResult.Failed]
  /// @throws InterruptedException where the run is cancelled or its process drains
  ToolResult call(ToolCall call) throws InterruptedException;
}
