package dev.rouse.core.filter.cesql;

import java.util.Locale;
import java.util.Optional;

/// A value: a text, a whole number of 32 bits, or true or false.
sealed interface Value {

  record Text(String text) implements Value {}

  record Whole(int number) implements Value {}

  record Truth(boolean truth) implements Value {}

  /// The three kinds.
  enum Kind {
    TEXT,
    WHOLE,
    TRUTH;

    Value zero() {
      return switch (this) {
        case TEXT -> new Text("");
        case WHOLE -> new Whole(0);
        case TRUTH -> new Truth(false);
      };
    }
  }

  default Kind kind() {
    return switch (this) {
      case Text _ -> Kind.TEXT;
      case Whole _ -> Kind.WHOLE;
      case Truth _ -> Kind.TRUTH;
    };
  }

  default String asText() {
    return switch (this) {
      case Text(var text) -> text;
      case Whole(int number) -> Integer.toString(number);
      case Truth(boolean truth) -> Boolean.toString(truth);
    };
  }

  default Optional<Integer> asWhole() {
    return switch (this) {
      case Text(var text) -> number(text);
      case Whole(int number) -> Optional.of(number);
      case Truth(boolean truth) -> Optional.of(truth ? 1 : 0);
    };
  }

  default Optional<Boolean> asTruth() {
    return switch (this) {
      case Text(var text) ->
          switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
          };
      case Whole(int number) -> Optional.of(number != 0);
      case Truth(boolean truth) -> Optional.of(truth);
    };
  }

  /// The same as a value of another kind, where that is possible.
  default Optional<Value> as(Kind kind) {
    return switch (kind) {
      case TEXT -> Optional.of(new Text(asText()));
      case WHOLE -> asWhole().map(Whole::new);
      case TRUTH -> asTruth().map(Truth::new);
    };
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
