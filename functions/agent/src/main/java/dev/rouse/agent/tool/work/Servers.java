package dev.rouse.agent.tool.work;

import dev.rouse.core.definition.ToolServer.Offer;
import dev.rouse.core.resource.tool.Settings;
import java.io.IOException;
import java.util.List;

/// Asks tool servers for their tools and calls them.
///
/// An interface, for the type that a lambda returns is loaded with it, and who implements this must
/// not be before it is used.
public interface Servers extends Performer<Settings>, AutoCloseable {

  /// The tools that a server has.
  List<Offer> offers(Settings server) throws ToolFault, IOException, InterruptedException;

  /// Ends the servers that were started.
  @Override
  void close();
}
