package dev.rouse.core.definition;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.agent.ToolRef;
import dev.rouse.core.resource.kind.Tool;
import java.util.List;

/// A tool server that an agent uses. Which tools it has, only it can say.
public record ToolServer(Tool tool, ToolRef ref) {

  /// A tool as its server describes it.
  public record Offer(String name, String description, Json.Obj schema) {}

  /// Those of the server's tools that the agent may use.
  public List<ToolSpec> specs(List<Offer> offers) {
    return offers.stream()
        .filter(offer -> ref.only().isEmpty() || ref.only().contains(offer.name()))
        .map(offer -> ToolSpec.discovered(this, offer))
        .toList();
  }
}
