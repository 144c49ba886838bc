package dev.rouse.cli.plane;

import dev.rouse.core.binding.Fault;
import dev.rouse.core.definition.Catalog;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Resolution;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a folder of YAML files says.
///
/// @param definitions of all agents whose references lead somewhere
/// @param mounted what its Secrets and ConfigMaps hold
/// @param faults everything that is wrong, a line each, with its file
public record Folder(
    List<Definition> definitions, Map<Mounts.Key, String> mounted, List<String> faults) {
  private static final int MOST_DEPTH = 6;

  public Folder {
    definitions = List.copyOf(definitions);
    mounted = Map.copyOf(mounted);
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

  /// The texts of the YAML files that somebody named, by their files.
  ///
  /// @param named a folder of them, or one
  /// @throws BrokenRule where there is none
  public static Map<Path, String> texts(Path named) throws IOException {
    if (!Files.exists(named)) {
      throw new BrokenRule("there is no " + named);
    }
    var texts = new TreeMap<Path, String>();
    try {
      for (var file : files(named)) {
        texts.put(file, Files.readString(file));
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    if (texts.isEmpty()) {
      throw new BrokenRule(
          "there is no YAML in %s: its files end in .yaml or .yml".formatted(named));
    }
    return texts;
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
    var mounted = new LinkedHashMap<Mounts.Key, String>();
    var resources = new LinkedHashMap<Resource, Path>();
    var named = new HashMap<String, Path>();
    new TreeMap<>(texts)
        .forEach((file, text) -> {
          var manifests = Manifests.of(text);
          for (String manifest : manifests.mounted()) {
            var read = MountedManifest.read(manifest);
            mounted.putAll(read.values());
            faults.addAll(said(file.toString(), read.faults()));
          }
          switch (Resources.read(manifests.ours(), namespace)) {
            case Resources.Result.Invalid(var wrong) -> faults.addAll(said(file.toString(), wrong));
            case Resources.Result.Read(var read) ->
                read.forEach(resource -> {
                  var before = named.putIfAbsent(fullName(resource), file);
                  if (before == null) {
                    resources.put(resource, file);
                  } else {
                    faults.add(file + ": " + fullName(resource) + " is in " + before + " already");
                  }
                });
          }
        });
    return new Folder(definitions(resources, faults), mounted, faults);
  }

  private static String fullName(Resource resource) {
    String kind = resource.getClass().getSimpleName();
    return kind + " " + resource.namespace() + "/" + resource.name();
  }

  private static List<Definition> definitions(Map<Resource, Path> resources, List<String> faults) {
    var catalog = Catalog.of(List.copyOf(resources.keySet()));
    var definitions = new ArrayList<Definition>();
    resources.forEach((resource, file) -> {
      if (resource instanceof Agent agent) {
        switch (Definition.resolve(agent, catalog)) {
          case Resolution.Resolved(var definition) -> definitions.add(definition);
          case Resolution.Unresolved(var wrong) ->
              faults.addAll(said(file + ": Agent " + agent.name(), wrong));
        }
      }
    });
    return definitions;
  }

  private static List<String> said(String where, List<Fault> faults) {
    return faults.stream().map(fault -> where + ": " + fault).toList();
  }
}
