package dev.rouse.cli.verb;

import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.rule.BrokenRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// What a command was given: its own words, and the options of all commands above it.
public final class Given {
  private final List<ParseResult> levels = new ArrayList<>();

  /// @param outermost what the outermost command has read
  public Given(ParseResult outermost) {
    levels.add(outermost);
    while (levels.getLast().hasSubcommand()) {
      levels.add(levels.getLast().subcommand());
    }
  }

  /// What stands in a place that must be filled; the first is 0. A script's variable may be empty:
  /// that is said, and not taken for a name.
  public String word(int place) {
    return maybeWord(place)
        .filter(word -> !word.isBlank())
        .orElseThrow(() -> new BrokenRule(label(place) + " is empty: see --help"));
  }

  private String label(int place) {
    return levels.getLast().commandSpec().positionalParameters().get(place).paramLabel();
  }

  /// What stands in a place, where something does.
  public Optional<String> maybeWord(int place) {
    var own = levels.getLast();
    return own.hasMatchedPositional(place)
        ? Optional.of(own.matchedPositionalValue(place, ""))
        : Optional.empty();
  }

  /// An option's value, whether it stood before the command or after it.
  public Optional<String> option(String name) {
    return levels.reversed().stream()
        .filter(level -> level.hasMatchedOption(name))
        .map(level -> level.matchedOptionValue(name, ""))
        .findFirst();
  }

  /// An option that the command cannot do without.
  public String needed(String name) {
    return option(name).orElseThrow(() -> new BrokenRule(name + " is missing"));
  }

  /// An option's value that is a duration.
  public Optional<Duration> duration(String name) {
    return option(name).map(text -> duration(name, text));
  }

  private static Duration duration(String name, String text) {
    try {
      return DurationText.parse(text);
    } catch (BrokenRule broken) {
      throw new BrokenRule("%s: '%s' %s".formatted(name, text, broken.getMessage()));
    }
  }

  public boolean flag(String name) {
    return levels.stream().anyMatch(level -> level.hasMatchedOption(name));
  }
}
