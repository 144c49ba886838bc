package dev.rouse.cli.demo;

import dev.rouse.core.rule.BrokenRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What `demo` is told.
///
/// @param json a JSON object a line, for scripts
/// @param standIn whether to do without a Prometheus even where one is installed
public record DemoArguments(boolean json, boolean standIn) {
  private static final Set<String> KNOWN = Set.of("--json", "--stand-in");

  /// Reads the words after `demo`.
  ///
  /// @throws BrokenRule which names the word
  public static DemoArguments parse(List<String> words) {
    for (String word : words) {
      if (!KNOWN.contains(word)) {
        throw new BrokenRule("'" + word + "' is not understood: demo takes --json and --stand-in");
      }
    }
    var flags = new HashSet<>(words);
    return new DemoArguments(flags.contains("--json"), flags.contains("--stand-in"));
  }
}
