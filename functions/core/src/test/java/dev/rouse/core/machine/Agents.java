package dev.rouse.core.machine;

import dev.rouse.core.definition.Catalog;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Resolution;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The first agent of a file, with what it refers to.
final class Agents {
  private Agents() {}

  static Definition read(Path file) throws IOException {
    return switch (Resources.read(Files.readString(file), "ops")) {
      case Resources.Result.Read(var resources) -> definition(resources);
      case Resources.Result.Invalid(var faults) ->
          throw new IllegalArgumentException(file + ": " + faults);
    };
  }

  private static Definition definition(List<Resource> resources) {
    var agent =
        resources.stream()
            .filter(Agent.class::isInstance)
            .map(Agent.class::cast)
            .findFirst()
            .orElseThrow();
    return switch (Definition.resolve(agent, Catalog.of(resources))) {
      case Resolution.Resolved(var definition) -> definition;
      case Resolution.Unresolved(var faults) ->
          throw new IllegalArgumentException(agent.name() + ": " + faults);
    };
  }
}
