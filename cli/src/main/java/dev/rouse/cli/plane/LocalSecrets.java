package dev.rouse.cli.plane;

import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Secrets of one machine: lines `NAME.KEY=VALUE` of a file, laid out for agents as Kubernetes
/// mounts them. Values are never printed.
public final class LocalSecrets {
  private static final Pattern LINE =
      Pattern.compile("([a-z0-9][a-z0-9-]*)\\.([A-Za-z0-9._-]+)=(.*)");

  /// @param name the Secret's
  private record Entry(String name, String key) {}

  private final Map<Entry, String> values = new LinkedHashMap<>();

  private LocalSecrets() {}

  /// Reads the file; none is no secret.
  ///
  /// @throws BrokenRule naming the line, and nothing that stands in it
  public static LocalSecrets read(Path file) throws IOException {
    var secrets = new LocalSecrets();
    if (!Files.exists(file)) {
      return secrets;
    }
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var matcher = LINE.matcher(line.strip());
      if (!matcher.matches()) {
        throw new BrokenRule(
            "%s line %d is not SECRET.KEY=VALUE, such as openai-api-key.api-key=sk-..."
                .formatted(file, number));
      }
      secrets.values.put(new Entry(matcher.group(1), matcher.group(2)), matcher.group(3));
    }
    return secrets;
  }

  public Optional<String> get(String name, String key) {
    return Optional.ofNullable(values.get(new Entry(name, key)));
  }

  /// Writes them as `FOLDER/NAME/KEY`, for this user's eyes only.
  public void mount(Path folder) throws IOException {
    var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    if (!Files.exists(folder)) {
      var _ = Files.createDirectories(folder, own);
    }
    for (var entry : values.entrySet()) {
      var secret = Files.createDirectories(folder.resolve(entry.getKey().name()));
      Files.writeString(secret.resolve(entry.getKey().key()), entry.getValue());
    }
  }
}
