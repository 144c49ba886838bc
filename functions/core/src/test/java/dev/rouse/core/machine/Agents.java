package dev.rouse.core.machine;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.resource.kind.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The one agent of a file, with the models that it refers to and the tools beside it.
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
    var agent = of(Agent.class, resources).getFirst();
    var models =
        of(ModelConfig.class, resources).stream()
            .filter(m -> agent.modelConfigRef().filter(r -> r.name().equals(m.name())).isPresent())
            .toList();
    return new Definition(agent, models, of(Tool.class, resources));
  }

  private static <T> List<T> of(Class<T> kind, List<Resource> resources) {
    return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
