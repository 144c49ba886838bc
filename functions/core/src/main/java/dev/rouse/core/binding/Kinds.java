package dev.rouse.core.binding;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.rule.Nearest;
import dev.rouse.core.rule.Word;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Values as the kind that a field wants; nothing where they are of another.
final class Kinds {
  private Kinds() {}

  static Optional<String> text(Json value) {
    return value instanceof Json.Str(String text) ? Optional.of(text) : Optional.empty();
  }

  static Optional<Boolean> flag(Json value) {
    return value instanceof Json.Bool(boolean flag) ? Optional.of(flag) : Optional.empty();
  }

  static Optional<BigDecimal> decimal(Json value) {
    return value instanceof Json.Num(BigDecimal number) ? Optional.of(number) : Optional.empty();
  }

  static Optional<Long> whole(Json value) {
    try {
      return decimal(value).map(BigDecimal::longValueExact);
    } catch (ArithmeticException notWhole) {
      return Optional.empty();
    }
  }

  static Optional<Integer> count(Json value) {
    return whole(value).filter(number -> number.intValue() == number).map(Long::intValue);
  }

  static Optional<Json.Obj> object(Json value) {
    return value instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
  }

  static Optional<List<Json>> list(Json value) {
    return value instanceof Json.Arr(var items) ? Optional.of(items) : Optional.empty();
  }

  static <E extends Enum<E>> E word(Class<E> type, String word) {
    var known = Word.all(type);
    return Word.find(type, word)
        .orElseThrow(() ->
            new BrokenRule(
                "must be one of "
                    + known.stream().map(k -> "`" + k + "`").collect(Collectors.joining(", "))
                    + ", not `"
                    + word
                    + "`"
                    + Nearest.hint(word, known)));
  }

  static String wrong(String wanted, Json value) {
    boolean quotesHelp =
        wanted.equals("a text") && (value instanceof Json.Num || value instanceof Json.Bool);
    return "must be " + wanted + ", not " + name(value) + (quotesHelp ? "; put it in quotes" : "");
  }

  private static String name(Json value) {
    return switch (value) {
      case Json.Null _ -> "nothing";
      case Json.Bool _ -> "true or false";
      case Json.Num(var number) -> "the number " + number;
      case Json.Str _ -> "a text";
      case Json.Arr _ -> "a list";
      case Json.Obj _ -> "an object";
    };
  }
}
