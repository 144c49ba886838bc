package dev.rouse.cli.process;

import dev.rouse.core.task.AgentId;
import java.io.IOException;

/// Starts a process of an agent.
@FunctionalInterface
public interface Launcher {

  /// Starts one.
  ///
  /// @param slot its number among the agent's
  Process launch(AgentId agent, int slot) throws IOException;
}
