package dev.rouse.cli.shown;

import dev.rouse.core.rule.BrokenRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How a result is printed.
public enum Format {
  TABLE,
  WIDE,
  JSON,
  YAML,
  NAME;

  /// Reads the value of `--output`.
  ///
  /// @throws BrokenRule which lists what there is
  public static Format parse(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new BrokenRule(
                "--output: '%s' is none of %s".formatted(word, String.join(", ", words()))));
  }

  /// What `--output` may be.
  public static List<String> words() {
    return Arrays.stream(values()).map(Format::word).toList();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
