package dev.rouse.core.schema;

import dev.rouse.core.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where a schema refers to.
final class References {
  private static final Set<String> KEYWORDS = Set.of("$ref", "$dynamicRef", "$recursiveRef");
  private static final Set<String> ANCHORS = Set.of("$anchor", "$dynamicAnchor");

  private References() {}

  /// A sentence for each reference that leads out of the schema, which is never followed, or to
  /// nothing in it.
  static List<String> faults(Json schema) {
    return texts(schema, KEYWORDS)
        .distinct()
        .filter(ref -> !leads(ref, schema))
        .limit(Violations.MOST)
        .map(ref -> Violations.shortened("refers to `" + ref + "`, which is not within the schema"))
        .toList();
  }

  private static boolean leads(String ref, Json schema) {
    if (!ref.startsWith("#")) {
      return false;
    }
    String fragment = fragment(ref);
    return fragment.isEmpty()
        || (fragment.startsWith("/")
            ? pointed(schema, fragment.substring(1)).isPresent()
            : texts(schema, ANCHORS).anyMatch(fragment::equals));
  }

  private static Optional<Json> pointed(Json schema, String pointer) {
    Optional<Json> here = Optional.of(schema);
    for (String part : pointer.split("/", -1)) {
      String name = part.replace("~1", "/").replace("~0", "~");
      here =
          here.flatMap(
              parent -> parent instanceof Json.Obj object ? object.get(name) : parent.at(name));
    }
    return here;
  }

  private static String fragment(String ref) {
    try {
      return Objects.requireNonNullElse(new URI(ref).getFragment(), "");
    } catch (URISyntaxException plain) {
      return ref.substring(1);
    }
  }

  /// The texts that are written under any of these names, wherever.
  private static Stream<String> texts(Json schema, Set<String> names) {
    return switch (schema) {
      case Json.Obj(var fields) ->
          fields.entrySet().stream()
              .flatMap(field ->
                  names.contains(field.getKey()) && field.getValue() instanceof Json.Str(var text)
                      ? Stream.of(text)
                      : texts(field.getValue(), names));
      case Json.Arr(var items) -> items.stream().flatMap(item -> texts(item, names));
      case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> Stream.empty();
    };
  }
}
