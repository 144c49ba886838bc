package dev.rouse.core.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The tools of an agent.
///
/// @param offered those that a model is told of and may call
/// @param forRunbook those that only the runbook calls
public record Toolbox(List<ToolSpec> offered, List<ToolSpec> forRunbook) {
  public Toolbox {
    offered = List.copyOf(offered);
    forRunbook = List.copyOf(forRunbook);
  }

  /// What a model may call by this name.
  public Optional<ToolSpec> offered(String name) {
    return named(offered.stream(), name);
  }

  /// What the runbook may call by this name.
  public Optional<ToolSpec> callable(String name) {
    return named(Stream.concat(offered.stream(), forRunbook.stream()), name);
  }

  /// With the tools of servers. One whose name is taken gets its server's name before its own.
  public Toolbox withDiscovered(List<ToolSpec> discovered) {
    var names = new HashSet<String>();
    Stream.concat(offered.stream(), forRunbook.stream()).forEach(spec -> names.add(spec.name()));
    var fresh = discovered.stream().map(spec -> names.add(spec.name()) ? spec : apart(spec));
    return new Toolbox(Stream.concat(offered.stream(), fresh).toList(), forRunbook);
  }

  private static ToolSpec apart(ToolSpec spec) {
    return spec.named(spec.tool().name() + "_" + spec.name());
  }

  private static Optional<ToolSpec> named(Stream<ToolSpec> specs, String name) {
    return specs.filter(spec -> spec.name().equals(name)).findFirst();
  }
}
