package dev.rouse.e2e.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.definition.Catalog;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Resolution;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The agents of a test, in a namespace of their own.
public record Cast(String namespace) {
  public static final String WORKER = "worker";
  public static final String HELPER = "helper";

  public AgentId worker() {
    return new AgentId(namespace, WORKER);
  }

  public AgentId helper() {
    return new AgentId(namespace, HELPER);
  }

  /// What whoever plans agents makes of `agents.yaml`.
  public List<Definition> definitions() {
    return switch (Resources.read(yaml(), namespace)) {
      case Resources.Result.Read(var resources) -> {
        var catalog = Catalog.of(resources);
        yield resources.stream()
            .filter(Agent.class::isInstance)
            .map(agent -> resolved((Agent) agent, catalog))
            .toList();
      }
      case Resources.Result.Invalid(var faults) -> throw new IllegalStateException("" + faults);
    };
  }

  private static Definition resolved(Agent agent, Catalog catalog) {
    return switch (Definition.resolve(agent, catalog)) {
      case Resolution.Resolved(var definition) -> definition;
      case Resolution.Unresolved(var faults) -> throw new IllegalStateException("" + faults);
    };
  }

  private static String yaml() {
    try (var in = Objects.requireNonNull(Cast.class.getResourceAsStream("/agents.yaml"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
