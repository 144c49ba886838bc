package dev.rouse.gateway;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import java.util.List;

/// Agents out of YAML.
public final class Agents {
  private Agents() {}

  public static Agent read(String yaml) {
    return switch (Resources.read(yaml, "ops")) {
      case Resources.Result.Read(var resources) -> (Agent) resources.getFirst();
      case Resources.Result.Invalid(var faults) -> throw new AssertionError(faults.toString());
    };
  }

  /// As whoever plans agents would register it.
  public static RegisteredAgent registered(Agent agent) {
    return RegisteredAgent.of(new Definition(agent, List.of(), List.of()));
  }
}
