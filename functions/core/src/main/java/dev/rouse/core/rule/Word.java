package dev.rouse.core.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A constant of an enumeration whose word in resources is not its name in camel case.
public interface Word {
  String word();

  /// What resources write for a constant: `ROUND_ROBIN` is `RoundRobin`.
  static String of(Enum<?> constant) {
    return constant instanceof Word special ? special.word() : camelCase(constant.name());
  }

  /// What resources may write for an enumeration.
  static List<String> all(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Word::of).toList();
  }

  /// The constant that a word means.
  static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(word)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  private static String camelCase(String name) {
    var word = new StringBuilder(name.length());
    boolean begins = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_') {
        word.append(begins ? c : Character.toLowerCase(c));
      }
      begins = c == '_';
    }
    return word.toString();
  }
}
