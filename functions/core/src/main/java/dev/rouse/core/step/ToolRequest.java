package dev.rouse.core.step;

import dev.rouse.core.json.Text;

/// A tool call as the model wrote it: the name may be unknown and the arguments no JSON.
public record ToolRequest(String tool, String arguments) {
  public ToolRequest {
    tool = Text.storable(tool);
    arguments = Text.storable(arguments);
  }
}
