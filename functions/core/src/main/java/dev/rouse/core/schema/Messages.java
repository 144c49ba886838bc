package dev.rouse.core.schema;

import dev.harrel.jsonschema.MessageProvider;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/// The library's messages, said so that a model or a person knows what to write instead.
final class Messages implements MessageProvider {
  static final String NOT_KNOWN = "is not known here";
  private static final String FALSE_SCHEMA = "falseSchema";
  private static final String CAUSES_SAY_IT = "";

  private final MessageProvider others = MessageProvider.fromLocale(Locale.ROOT);

  @Override
  public String getMessage(String key, Object... args) {
    return switch (key) {
      case FALSE_SCHEMA -> NOT_KNOWN;
      case "type" -> "must be " + either(args[1]) + ", not " + args[0];
      case "required", "dependentRequired" -> "lacks " + all(args[0]);
      case "enum" -> "must be one of " + all(args[1]);
      case "const" -> "must be " + args[1];
      case "minimum" -> "must be at least " + args[1];
      case "maximum" -> "must be at most " + args[1];
      case "exclusiveMinimum" -> "must be more than " + args[1];
      case "exclusiveMaximum" -> "must be less than " + args[1];
      case "multipleOf" -> "must be a multiple of " + args[1];
      case "minLength" -> "must have at least " + args[1] + " characters";
      case "maxLength" -> "must have at most " + args[1] + " characters";
      case "minItems" -> "must have at least " + args[1] + " items";
      case "maxItems" -> "must have at most " + args[1] + " items";
      case "anyOf" -> "fits none of the alternatives";
      case "allOf" -> CAUSES_SAY_IT;
      default -> others.getMessage(key, args);
    };
  }

  private static String either(Object types) {
    return joined(types, " or ");
  }

  private static String all(Object names) {
    return joined(names, ", ");
  }

  private static String joined(Object values, String separator) {
    return values instanceof Collection<?> several
        ? several.stream().map(String::valueOf).collect(Collectors.joining(separator))
        : String.valueOf(values);
  }
}
