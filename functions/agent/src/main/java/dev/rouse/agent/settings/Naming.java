package dev.rouse.agent.settings;

import dev.rouse.core.task.AgentId;
import dev.rouse.edge.settings.Environment;
import java.util.Optional;

/// What this process is called.
///
/// @param namespace the agent's
/// @param agent its name; not needed where a definition file has only one
/// @param process this process's own name, which a restarted one has again
public record Naming(String namespace, Optional<String> agent, String process) {
  private static final String ALONE = "alone";

  static Naming from(Environment in) {
    return new Naming(
        in.text("ROUSE_NAMESPACE").orElse("default"),
        in.text("ROUSE_AGENT").or(() -> in.text("K_SERVICE")),
        in.text("ROUSE_PROCESS").or(() -> in.text("HOSTNAME")).orElse(ALONE));
  }

  /// The agent, where it was named.
  public Optional<AgentId> id() {
    return agent.map(name -> new AgentId(namespace, name));
  }
}
