package dev.rouse.agent.tool.mcp;

import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import java.io.IOException;

/// A tool server that requests can be made of, however it is reached.
interface Server extends AutoCloseable {

  /// The result of a request.
  ///
  /// @throws ToolFault where the server refuses it
  Json ask(String method, Json.Obj params) throws ToolFault, IOException, InterruptedException;

  /// `text` without the secrets that the server was given.
  String mask(String text) throws ToolFault;

  @Override
  default void close() {}
}
