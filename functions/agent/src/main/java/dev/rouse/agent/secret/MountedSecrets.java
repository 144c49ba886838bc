package dev.rouse.agent.secret;

import dev.rouse.core.resource.KeyRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Secrets and ConfigMaps as Kubernetes mounts them: a folder each, a file for each key.
///
/// @param secrets the folder of the Secrets' folders
/// @param configMaps the folder of the ConfigMaps' folders
public record MountedSecrets(Path secrets, Path configMaps) implements Secrets {
  private static final Logger LOG = LoggerFactory.getLogger(MountedSecrets.class);

  /// What Kubernetes allows in a key. A name is checked already, and neither can lead elsewhere.
  private static final Pattern KEY = Pattern.compile("(?!\\.\\.)[-._a-zA-Z0-9]+");

  @Override
  public Optional<String> secret(KeyRef ref) {
    return read(secrets, ref);
  }

  @Override
  public Optional<String> configMap(KeyRef ref) {
    return read(configMaps, ref);
  }

  /// Without the newline at the end that editors and `echo` leave: no key has one, and a header
  /// cannot carry it.
  private static Optional<String> read(Path folder, KeyRef ref) {
    var file = folder.resolve(ref.name()).resolve(ref.key());
    if (!KEY.matcher(ref.key()).matches() || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file).stripTrailing());
    } catch (IOException unreadable) {
      LOG.atWarn()
          .addKeyValue("file", file)
          .addKeyValue("problem", unreadable.toString())
          .log("a mounted value cannot be read");
      return Optional.empty();
    }
  }
}
