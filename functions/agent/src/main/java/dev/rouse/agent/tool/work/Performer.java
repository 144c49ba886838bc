package dev.rouse.agent.tool.work;

import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.tool.ToolCall;
import java.io.IOException;

/// Carries out the calls of one type of tool. Interrupting its thread ends a call.
@FunctionalInterface
public interface Performer<S extends Settings> {

  /// Blocks until the call has ended.
  ///
  /// @throws ToolFault where it cannot be carried out, with what the model should know
  /// @throws IOException where the other side fell silent or broke off
  Output perform(ToolCall call, S settings) throws ToolFault, IOException, InterruptedException;
}
