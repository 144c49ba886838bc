package dev.rouse.cli.plane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The Secrets and ConfigMaps of one machine, laid out for agents as Kubernetes mounts them and for
/// this user's eyes only. Values are never printed.
public final class Mounts {
  private static final FileAttribute<?> OWN_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWN_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path root;
  private volatile Map<Key, String> values = Map.of();
  private boolean swept;

  /// Mounts below a folder.
  public Mounts(Path root) {
    this.root = root;
  }

  /// Where a value stands.
  ///
  /// @param secret whether it is a Secret's, else it is a ConfigMap's
  /// @param name the Secret's or ConfigMap's
  public record Key(boolean secret, String name, String key) {
    static Key secret(String name, String key) {
      return new Key(true, name, key);
    }
  }

  /// The value of a Secret's key.
  public Optional<String> secret(String name, String key) {
    return Optional.ofNullable(values.get(Key.secret(name, key)));
  }

  public Path secrets() {
    return root.resolve("secrets");
  }

  public Path configMaps() {
    return root.resolve("configmaps");
  }

  /// From now on there are these: what is no longer among them is removed.
  void replace(Map<Key, String> now) throws IOException {
    var before = values;
    if (!swept) {
      sweep();
      swept = true;
    }
    for (var kind : Set.of(secrets(), configMaps())) {
      Files.createDirectories(kind, OWN_FOLDER);
    }
    for (var entry : now.entrySet()) {
      if (!entry.getValue().equals(before.get(entry.getKey()))) {
        write(entry.getKey(), entry.getValue());
      }
    }
    for (var gone : before.keySet()) {
      if (!now.containsKey(gone)) {
        Files.deleteIfExists(file(gone));
      }
    }
    values = Map.copyOf(now);
  }

  /// What an earlier process has left there may be gone by now.
  private void sweep() throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> left = Files.walk(root)) {
        for (Path one : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  /// In one move, so that an agent never reads half of it.
  private void write(Key key, String value) throws IOException {
    var file = file(key);
    var folder = Files.createDirectories(file.resolveSibling("."), OWN_FOLDER);
    var written = Files.createTempFile(folder, ".", "", OWN_FILE);
    Files.writeString(written, value);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path file(Key key) {
    return (key.secret() ? secrets() : configMaps()).resolve(key.name()).resolve(key.key());
  }
}
