package dev.rouse.gateway.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Secrets of all namespaces in one folder, as one Secret is mounted: `NAMESPACE_NAME_KEY` is a
/// file. Neither a namespace nor a name has a `_`, so no two are confused.
public record MountedSecrets(Path folder) implements SecretsOf {
  private static final Logger LOG = LoggerFactory.getLogger(MountedSecrets.class);
  private static final Pattern PART = Pattern.compile("[-.a-z0-9]+");
  private static final Pattern KEY = Pattern.compile("(?!\\.\\.)[-._a-zA-Z0-9]+");

  @Override
  public Optional<String> secret(String namespace, String name, String key) {
    boolean named =
        PART.matcher(namespace).matches()
            && PART.matcher(name).matches()
            && KEY.matcher(key).matches();
    var file = folder.resolve(namespace + "_" + name + "_" + key);
    if (!named || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file).stripTrailing());
    } catch (IOException unreadable) {
      LOG.atWarn()
          .addKeyValue("secret", namespace + "/" + name)
          .addKeyValue("problem", unreadable.toString())
          .log("a mounted secret cannot be read");
      return Optional.empty();
    }
  }
}
