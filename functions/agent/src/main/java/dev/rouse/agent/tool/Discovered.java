package dev.rouse.agent.tool;

import dev.rouse.core.definition.ToolSpec;
import java.util.List;
import java.util.Map;

/// What an agent's tool servers have.
///
/// @param silent the servers that could not be asked, by name, and why
public record Discovered(List<ToolSpec> specs, Map<String, String> silent) {
  public Discovered {
    specs = List.copyOf(specs);
    silent = Map.copyOf(silent);
  }
}
