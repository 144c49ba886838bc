package dev.rouse.cli.up;

import dev.rouse.core.rule.BrokenRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What `up` is told.
///
/// @param agents the folder with the agents' YAML
/// @param data where the journal and the logs are kept
/// @param database a PostgreSQL of the user's own, in place of the embedded one
/// @param port the gateway's; 0 for any that is free
public record UpArguments(Path agents, Path data, Optional<URI> database, int port, boolean json) {
  private static final Set<String> WITH_VALUE =
      Set.of("--agents", "--data", "--database", "--port");
  private static final int MOST_PORT = 65_535;

  /// Reads the words after `up`.
  ///
  /// @throws BrokenRule which names the word and says what would be right
  public static UpArguments parse(List<String> words, Map<String, String> environment) {
    var given = new HashMap<String, String>();
    var flags = new HashSet<String>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--json")) {
        flags.add(word);
      } else if (WITH_VALUE.contains(word) && i + 1 < words.size()) {
        given.put(word, words.get(++i));
      } else {
        throw new BrokenRule("'" + word + "' is not understood, or lacks its value");
      }
    }
    return new UpArguments(
        Path.of(given.getOrDefault("--agents", ".")),
        Optional.ofNullable(given.get("--data")).map(Path::of).orElseGet(() -> home(environment)),
        Optional.ofNullable(given.get("--database")).map(UpArguments::address),
        port(given.getOrDefault("--port", "0")),
        flags.contains("--json"));
  }

  private static Path home(Map<String, String> environment) {
    var shared = Optional.ofNullable(environment.get("XDG_DATA_HOME")).map(Path::of);
    return shared
        .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "."), ".local", "share"))
        .resolve("rouse");
  }

  private static URI address(String text) {
    if (!text.startsWith("postgresql://") && !text.startsWith("jdbc:postgresql://")) {
      throw new BrokenRule("--database is not postgresql://user:password@host:port/name");
    }
    return URI.create(text.replaceFirst("^jdbc:", ""));
  }

  private static int port(String text) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= MOST_PORT) {
      return Integer.parseInt(text);
    }
    throw new BrokenRule("--port is no number from 0 to " + MOST_PORT);
  }
}
