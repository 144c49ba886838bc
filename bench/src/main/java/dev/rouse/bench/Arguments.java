package dev.rouse.bench;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a caller of `./rouse bench` asked for.
///
/// @param name the bench, or `all`
/// @param json one JSON object a line instead of a table
/// @param seeds how many random runs, where the bench takes any
/// @param seed the first of them, to repeat a failure
record Arguments(String name, boolean json, OptionalInt seeds, OptionalLong seed) {

  /// What was asked for makes no sense; `why` is said to the caller.
  static final class WrongUsage extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    WrongUsage(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  /// Reads the words after `./rouse bench`.
  ///
  /// @throws WrongUsage where they make no sense
  static Arguments read(List<String> words) throws WrongUsage {
    if (words.isEmpty() || words.getFirst().startsWith("-")) {
      throw new WrongUsage("a bench needs a name");
    }
    var read = new Arguments(words.getFirst(), false, OptionalInt.empty(), OptionalLong.empty());
    var rest = words.subList(1, words.size()).iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      read =
          switch (option) {
            case "--json" -> new Arguments(read.name, true, read.seeds, read.seed);
            case "--seeds" -> read.withSeeds(number(option, rest.hasNext() ? rest.next() : ""));
            case "--seed" -> read.withSeed(number(option, rest.hasNext() ? rest.next() : ""));
            default -> throw new WrongUsage("there is no option '" + option + "'");
          };
    }
    return read;
  }

  private Arguments withSeeds(long count) throws WrongUsage {
    if (count < 1 || count > Integer.MAX_VALUE) {
      throw new WrongUsage("--seeds takes a number from 1 on");
    }
    return new Arguments(name, json, OptionalInt.of((int) count), seed);
  }

  private Arguments withSeed(long first) {
    return new Arguments(name, json, seeds, OptionalLong.of(first));
  }

  private static long number(String option, String word) throws WrongUsage {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException _) {
      throw new WrongUsage(option + " takes a whole number, not '" + word + "'");
    }
  }
}
