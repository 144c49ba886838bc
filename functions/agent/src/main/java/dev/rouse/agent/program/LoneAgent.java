package dev.rouse.agent.program;

import dev.rouse.agent.settings.Naming;
import dev.rouse.core.binding.Fault;
import dev.rouse.core.definition.Catalog;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Resolution;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.task.AgentId;
import dev.rouse.edge.program.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An agent whose definition is in files, not in the registry.
public record LoneAgent(AgentId id, RegisteredAgent definition) {

  /// Reads the files' resources and follows the agent's references through them.
  ///
  /// @throws Refused naming the file, the line and the field
  public static LoneAgent read(List<Path> files, Naming naming) throws Refused {
    var resources = new ArrayList<Resource>();
    for (Path file : files) {
      switch (Resources.read(text(file), naming.namespace())) {
        case Resources.Result.Read(var read) -> resources.addAll(read);
        case Resources.Result.Invalid(var faults) -> throw new Refused(told(file + " ", faults));
      }
    }
    var agent = chosen(resources, naming, files);
    return switch (Definition.resolve(agent, Catalog.of(resources))) {
      case Resolution.Resolved(var definition) ->
          new LoneAgent(agent.id(), RegisteredAgent.of(definition));
      case Resolution.Unresolved(var faults) ->
          throw new Refused(told("Agent " + agent.name() + " ", faults));
    };
  }

  private static Agent chosen(List<Resource> resources, Naming naming, List<Path> files)
      throws Refused {
    var agents =
        resources.stream()
            .filter(Agent.class::isInstance)
            .map(Agent.class::cast)
            .filter(agent -> naming.agent().isEmpty() || naming.id().get().equals(agent.id()))
            .toList();
    if (agents.size() == 1) {
      return agents.getFirst();
    }
    String there =
        resources.stream()
            .filter(Agent.class::isInstance)
            .map(agent -> agent.namespace() + "/" + agent.name())
            .collect(Collectors.joining(", "));
    throw new Refused(
        "%s: %s; the agents there: %s. Set ROUSE_NAMESPACE and ROUSE_AGENT to one of them"
            .formatted(
                files,
                naming.id().map(id -> "no agent " + id).orElse("which agent is not clear"),
                there.isEmpty() ? "none" : there));
  }

  private static String told(String where, List<Fault> faults) {
    return faults.stream().map(fault -> where + fault).collect(Collectors.joining("\n"));
  }

  private static String text(Path file) throws Refused {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new Refused(file + ": cannot be read: " + unreadable.getMessage());
    }
  }
}
