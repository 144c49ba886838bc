package dev.rouse.core.filter.cesql;

import dev.rouse.core.filter.cesql.Value.Text;
import dev.rouse.core.filter.cesql.Value.Truth;
import dev.rouse.core.filter.cesql.Value.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The language's functions. Each comes to nothing where an argument is not of its kind.
enum Function {
  LENGTH(1, 1),
  CONCAT(0, 1_000),
  CONCAT_WS(1, 1_000),
  LOWER(1, 1),
  UPPER(1, 1),
  TRIM(1, 1),
  LEFT(2, 2),
  RIGHT(2, 2),
  SUBSTRING(2, 3),
  ABS(1, 1),
  INT(1, 1),
  BOOL(1, 1),
  STRING(1, 1),
  IS_INT(1, 1),
  IS_BOOL(1, 1);

  private final int least;
  private final int most;

  Function(int least, int most) {
    this.least = least;
    this.most = most;
  }

  static Optional<Function> named(String word) {
    return Arrays.stream(values())
        .filter(function -> function.name().equalsIgnoreCase(word))
        .findFirst();
  }

  boolean takes(int arguments) {
    return arguments >= least && arguments <= most;
  }

  Optional<Value> of(List<Value> values) {
    return switch (this) {
      case LENGTH -> Optional.of(new Whole(text(values, 0).length()));
      case CONCAT -> Optional.of(new Text(joined("", values)));
      case CONCAT_WS ->
          Optional.of(new Text(joined(text(values, 0), values.subList(1, values.size()))));
      case LOWER -> Optional.of(new Text(text(values, 0).toLowerCase(Locale.ROOT)));
      case UPPER -> Optional.of(new Text(text(values, 0).toUpperCase(Locale.ROOT)));
      case TRIM -> Optional.of(new Text(text(values, 0).strip()));
      case LEFT -> part(values, true);
      case RIGHT -> part(values, false);
      case SUBSTRING -> substring(values);
      case ABS ->
          number(values, 0).filter(n -> n != Integer.MIN_VALUE).map(n -> whole(Math.abs(n)));
      case INT -> number(values, 0).map(Function::whole);
      case BOOL -> values.getFirst().asTruth().map(Truth::new);
      case STRING -> Optional.of(new Text(text(values, 0)));
      case IS_INT -> Optional.of(new Truth(number(values, 0).isPresent()));
      case IS_BOOL -> Optional.of(new Truth(values.getFirst().asTruth().isPresent()));
    };
  }

  private static Value whole(int number) {
    return new Whole(number);
  }

  private static String joined(String delimiter, List<Value> values) {
    return values.stream().map(Value::asText).collect(Collectors.joining(delimiter));
  }

  private static String text(List<Value> values, int index) {
    return values.get(index).asText();
  }

  private static Optional<Integer> number(List<Value> values, int index) {
    return values.get(index).asWhole();
  }

  /// So many characters from one end.
  private static Optional<Value> part(List<Value> values, boolean left) {
    String text = text(values, 0);
    return number(values, 1)
        .filter(wanted -> wanted >= 0)
        .map(wanted -> Math.min(wanted, text.length()))
        .map(count -> left ? text.substring(0, count) : text.substring(text.length() - count))
        .map(Text::new);
  }

  /// From a place counted from 1, or from the end where it is negative.
  private static Optional<Value> substring(List<Value> values) {
    String text = text(values, 0);
    var place = number(values, 1);
    var length = values.size() == 3 ? number(values, 2) : Optional.of(text.length());
    boolean outside =
        place.isEmpty()
            || length.isEmpty()
            || Math.abs((long) place.get()) > text.length()
            || length.get() < 0;
    if (outside) {
      return Optional.empty();
    }
    if (place.get() == 0) {
      return Optional.of(new Text(""));
    }
    int from = place.get() > 0 ? place.get() - 1 : text.length() + place.get();
    int until = Math.min(text.length(), from + Math.min(length.get(), text.length()));
    return Optional.of(new Text(text.substring(from, until)));
  }
}
