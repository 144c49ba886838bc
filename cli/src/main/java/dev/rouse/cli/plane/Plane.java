package dev.rouse.cli.plane;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Keeps the registry, and what is mounted for agents, as a folder says.
///
/// An agent whose YAML has become wrong keeps its last good definition; one whose YAML is gone is
/// removed.
public final class Plane {
  private static final String SECRETS = "secrets.env";

  private final Path root;
  private final Mounts mounts;
  private final Registry registry;
  private final Consumer<String> fault;
  private Map<Path, FileTime> seen = Map.of();
  private volatile Map<AgentId, Definition> agents = Map.of();

  /// A plane over a folder.
  ///
  /// @param fault is told what is wrong, once
  public Plane(Path root, Mounts mounts, Registry registry, Consumer<String> fault) {
    this.root = root;
    this.mounts = mounts;
    this.registry = registry;
    this.fault = fault;
  }

  /// The agents that are registered now.
  public Map<AgentId, Definition> agents() {
    return agents;
  }

  /// Whether this agent is one of them.
  public boolean knows(AgentId agent) {
    return agents.containsKey(agent);
  }

  /// Reads the folder where something in it has changed.
  ///
  /// @return whether it had
  public synchronized boolean refresh() throws IOException {
    var now = stamps();
    if (now.equals(seen)) {
      return false;
    }
    var folder = read(now.keySet());
    var wrong = new ArrayList<>(folder.faults());
    mount(folder).ifPresent(wrong::add);
    register(folder);
    seen = now;
    wrong.forEach(fault);
    return true;
  }

  /// What the file says counts more than a manifest, which may hold an example.
  ///
  /// @return what is wrong with the file
  private Optional<String> mount(Folder folder) throws IOException {
    var all = new HashMap<>(folder.mounted());
    Optional<String> wrong = Optional.empty();
    try {
      all.putAll(SecretsFile.read(secretsFile()));
    } catch (BrokenRule broken) {
      wrong = Optional.of(String.valueOf(broken.getMessage()));
    }
    mounts.replace(all);
    return wrong;
  }

  private Path secretsFile() {
    return Files.isDirectory(root) ? root.resolve(SECRETS) : root.resolveSibling(SECRETS);
  }

  /// What is in the folder, before anything is made of it.
  public static Folder read(Path root) throws IOException {
    return read(Folder.files(root));
  }

  private static Folder read(Collection<Path> files) throws IOException {
    var texts = new HashMap<Path, String>();
    for (var file : files) {
      if (!file.endsWith(SECRETS)) {
        texts.put(file, Files.readString(file));
      }
    }
    return Folder.read(texts, "default");
  }

  private void register(Folder folder) {
    var next = new TreeMap<AgentId, Definition>();
    folder.definitions().forEach(definition -> next.put(definition.agent().id(), definition));
    next.forEach((id, definition) -> {
      if (!definition.equals(agents.get(id))) {
        registry.put(id, RegisteredAgent.of(definition));
      }
    });
    gone(next.keySet()).forEach(gone -> let(gone, folder, next));
    agents = Map.copyOf(next);
  }

  /// Something that cannot be read may be the agent that is missed.
  private void let(AgentId gone, Folder folder, Map<AgentId, Definition> next) {
    if (folder.faults().isEmpty()) {
      registry.remove(gone);
      return;
    }
    var lastGood = agents.get(gone);
    if (lastGood != null) {
      next.put(gone, lastGood);
    }
  }

  /// Those too that an earlier process has registered.
  private Set<AgentId> gone(Set<AgentId> here) {
    var gone = new TreeSet<>(registry.all().keySet());
    gone.removeAll(here);
    return gone;
  }

  private Map<Path, FileTime> stamps() throws IOException {
    var stamps = new TreeMap<Path, FileTime>();
    for (var file : Folder.files(root)) {
      stamps.put(file, Files.getLastModifiedTime(file));
    }
    if (Files.exists(secretsFile())) {
      stamps.put(secretsFile(), Files.getLastModifiedTime(secretsFile()));
    }
    return stamps;
  }
}
