package dev.rouse.core.schema;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.InvalidSchemaException;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.rouse.core.json.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a check found, as sentences of bounded number and length.
final class Violations {
  static final int MOST = 10;
  private static final int LONGEST = 300;

  private Violations() {}

  /// What `check` answers, or `otherwise` of what made it end.
  static <T> T guarded(Supplier<T> check, Function<List<String>, T> otherwise) {
    try {
      return check.get();
    } catch (InvalidSchemaException invalid) {
      return otherwise.apply(of(invalid.getErrors()));
    } catch (JsonSchemaException | LinearPatterns.UnreadablePattern | Meter.TooCostly unusable) {
      return otherwise.apply(List.of(shortened(String.valueOf(unusable.getMessage()))));
    } catch (StackOverflowError roundAndRound) {
      return otherwise.apply(List.of("refers to itself without end"));
    }
  }

  static List<String> of(List<Error> errors) {
    var said =
        errors.stream()
            .filter(error -> saysMore(error, errors))
            .map(error -> shortened(where(error.getInstanceLocation()) + error.getError()))
            .distinct()
            .toList();
    if (said.size() <= MOST) {
      return said;
    }
    var some = new ArrayList<>(said.subList(0, MOST));
    some.add("and " + (said.size() - MOST) + " more");
    return some;
  }

  /// A field whose value is wrong counts as unknown too; that is not worth a sentence.
  private static boolean saysMore(Error error, List<Error> errors) {
    String message = Objects.requireNonNullElse(error.getError(), "");
    return !message.isEmpty()
        && !(message.equals(Messages.NOT_KNOWN)
            && errors.stream()
                .anyMatch(other ->
                    other.getInstanceLocation().equals(error.getInstanceLocation())
                        && !Messages.NOT_KNOWN.equals(other.getError())));
  }

  static String shortened(String sentence) {
    return Text.shortened(sentence, LONGEST);
  }

  /// A JSON pointer as a path with dots.
  private static String where(String pointer) {
    if (pointer.isEmpty()) {
      return "";
    }
    String path = pointer.substring(1).replace('/', '.');
    return "`" + path.replace("~1", "/").replace("~0", "~") + "` ";
  }
}
