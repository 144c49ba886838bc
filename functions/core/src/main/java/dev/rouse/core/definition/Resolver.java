package dev.rouse.core.definition;

import dev.rouse.core.binding.Fault;
import dev.rouse.core.resource.kind.Agent;
import java.util.ArrayList;
import java.util.List;

/// Follows an agent's references through a catalog; everything that leads nowhere is a fault.
final class Resolver {
  private final Agent agent;
  private final Catalog catalog;

  Resolver(Agent agent, Catalog catalog) {
    this.agent = agent;
    this.catalog = catalog;
  }

  Resolution resolve() {
    var faults = new ArrayList<Fault>();
    var models = new ModelReferences(agent, catalog, faults).resolve();
    var tools = new ToolReferences(agent, catalog, faults).resolve();
    return faults.isEmpty()
        ? new Resolution.Resolved(new Definition(agent.bare(), models, tools))
        : new Resolution.Unresolved(List.copyOf(faults));
  }
}
