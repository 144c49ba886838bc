package dev.rouse.cli.up;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.journal.database.DatabaseSettings;
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
/// @param kafka a Kafka of the user's own, as `host:port`
/// @param port the gateway's; 0 for any that is free
/// @param cluster what Kubernetes tools may do, and where; without it they may do nothing
public record UpArguments(
    Path agents,
    Path data,
    Optional<DatabaseSettings> database,
    Optional<String> kafka,
    int port,
    Optional<Kubernetes> cluster,
    boolean json) {
  private static final Set<String> WITH_VALUE =
      Set.of("--agents", "--data", "--database", "--kafka", "--port", "--context");
  private static final Set<String> FLAGS = Set.of("--json", "--allow-writes");
  private static final int MOST_PORT = 65_535;

  /// The cluster of a kubeconfig's context.
  ///
  /// @param writes whether tools may change anything there
  public record Kubernetes(String context, boolean writes) {}

  /// Reads the words after `up`.
  ///
  /// @throws BrokenRule which names the word and says what would be right
  public static UpArguments parse(List<String> words, Map<String, String> environment) {
    var given = new HashMap<String, String>();
    var flags = new HashSet<String>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (FLAGS.contains(word)) {
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
        Optional.ofNullable(given.get("--database")).map(DatabaseUrl::read),
        Optional.ofNullable(given.get("--kafka")).map(UpArguments::servers),
        port(given.getOrDefault("--port", "0")),
        cluster(Optional.ofNullable(given.get("--context")), flags.contains("--allow-writes")),
        flags.contains("--json"));
  }

  private static Optional<Kubernetes> cluster(Optional<String> context, boolean writes) {
    if (writes && context.isEmpty()) {
      throw new BrokenRule("--allow-writes needs --context NAME: say which cluster it means");
    }
    return context.map(name -> new Kubernetes(name, writes));
  }

  private static Path home(Map<String, String> environment) {
    var shared = Optional.ofNullable(environment.get("XDG_DATA_HOME")).map(Path::of);
    return shared
        .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "."), ".local", "share"))
        .resolve("rouse");
  }

  private static String servers(String text) {
    if (text.matches("[^\\s:,]+:\\d{1,5}(,[^\\s:,]+:\\d{1,5})*")) {
      return text;
    }
    throw new BrokenRule("--kafka is not host:port, or several of them with commas between");
  }

  private static int port(String text) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= MOST_PORT) {
      return Integer.parseInt(text);
    }
    throw new BrokenRule("--port is no number from 0 to " + MOST_PORT);
  }
}
