package dev.rouse.cli.plane;

import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Secrets as lines `SECRET.KEY=VALUE` of a file beside the agents.
final class SecretsFile {
  private static final Pattern LINE =
      Pattern.compile("([a-z0-9][a-z0-9-]*)\\.([A-Za-z0-9._-]+)=(.*)");

  private SecretsFile() {}

  /// Reads the file; none is no secret.
  ///
  /// @throws BrokenRule naming the line, and nothing that stands in it
  static Map<Mounts.Key, String> read(Path file) throws IOException {
    var secrets = new LinkedHashMap<Mounts.Key, String>();
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
            "%s: line %d: is not SECRET.KEY=VALUE, such as openai-api-key.api-key=sk-..."
                .formatted(file, number));
      }
      secrets.put(Mounts.Key.secret(matcher.group(1), matcher.group(2)), matcher.group(3));
    }
    return secrets;
  }
}
