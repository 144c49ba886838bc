package dev.rouse.core.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equals(word))
        .findFirst();
  }

  private static String camelCase(String name) {
    return Arrays.stream(name.split("_"))
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
