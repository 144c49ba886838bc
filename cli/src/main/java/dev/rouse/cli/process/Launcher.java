package dev.rouse.cli.process;

import dev.rouse.core.task.AgentId;
import java.io.IOException;

/// Starts a process of an agent.
public interface Launcher {

  /// Starts one.
  ///
  /// @param slot its number among the agent's
  /// @param port where it is to listen
  Process launch(AgentId agent, int slot, int port) throws IOException;

  /// What an agent's process said last, and where it stands.
  String lastWords(AgentId agent);
}
