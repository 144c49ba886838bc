package dev.rouse.cli.plane;

import dev.rouse.core.binding.Fault;
import dev.rouse.core.definition.Catalog;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Resolution;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a folder of YAML files says.
///
/// @param definitions of all agents whose references lead somewhere
/// @param faults everything that is wrong, a line each, with its file
public record Folder(List<Definition> definitions, List<String> faults) {
  private static final int MOST_DEPTH = 6;

  public Folder {
    definitions = List.copyOf(definitions);
    faults = List.copyOf(faults);
  }

  /// The YAML files below a folder, or the one file.
  public static List<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root, MOST_DEPTH)) {
      return files.filter(Folder::isYaml).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
  }

  /// Reads texts by the names of their files.
  ///
  /// @param namespace of resources that name none
  public static Folder read(Map<Path, String> texts, String namespace) {
    var faults = new ArrayList<String>();
    var resources = new ArrayList<Resource>();
    var origins = new HashMap<Resource, Path>();
    new TreeMap<>(texts)
        .forEach((file, text) -> {
          switch (Resources.read(text, namespace)) {
            case Resources.Result.Invalid(var wrong) -> faults.addAll(said(file, wrong));
            case Resources.Result.Read(var read) -> {
              resources.addAll(read);
              read.forEach(resource -> origins.put(resource, file));
            }
          }
        });
    var definitions = new ArrayList<Definition>();
    for (var resource : resources) {
      if (resource instanceof Agent agent) {
        var file = origins.getOrDefault(resource, Path.of("?"));
        switch (Definition.resolve(agent, Catalog.of(resources))) {
          case Resolution.Resolved(var definition) -> definitions.add(definition);
          case Resolution.Unresolved(var wrong) ->
              faults.addAll(
                  said(file.resolveSibling(file.getFileName() + " Agent " + agent.name()), wrong));
        }
      }
    }
    return new Folder(definitions, faults);
  }

  private static List<String> said(Path file, List<Fault> faults) {
    return faults.stream().map(fault -> file + ": " + fault).toList();
  }
}
