package dev.rouse.cli.kn;

import dev.rouse.core.rule.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said to whoever has written words that mean nothing here.
final class Misuse {
  private Misuse() {}

  /// What is wrong, what was perhaps meant, and where to read on.
  static String of(ParameterException misused) {
    var command = misused.getCommandLine();
    String why =
        misused instanceof UnmatchedArgumentException unmatched
            ? unknown(command, unmatched.getUnmatched().getFirst())
            : misused.getMessage();
    return "%s (`%s --help` tells more)".formatted(why, command.getCommandSpec().qualifiedName());
  }

  private static String unknown(CommandLine command, String word) {
    if (word.startsWith("-")) {
      return "there is no option `"
          + word
          + "`"
          + Nearest.hint(word, command.getCommandSpec().optionsMap().keySet());
    }
    var verbs = command.getSubcommands().keySet();
    return verbs.isEmpty()
        ? "`" + word + "` is one word too many: a text of several words stands in quotes"
        : "there is no `" + word + "`" + Nearest.hint(word, verbs);
  }
}
