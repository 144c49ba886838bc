package dev.rouse.controller.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The CRDs and the core's readers know the same fields, each at the same place.
final class AgreementTest {
  private static final Json NAME = Json.of("x");

  /// What the reader knows only to refuse it, and the schema does not have.
  private static final Map<String, String> REFUSED = Map.of("spec.agents[0]", "namespace");

  @TestFactory
  Stream<DynamicTest> schemaAndReader_knowTheSameFields() {
    return Arrays.stream(Crd.values())
        .map(crd ->
            DynamicTest.dynamicTest(
                crd.kind(), () -> assertThat(described(crd)).isEqualTo(read(crd))));
  }

  private static Map<String, Set<String>> described(Crd crd) {
    var places = new TreeMap<String, Set<String>>();
    describe(crd.spec().json(), "spec", places);
    return places;
  }

  private static void describe(Json.Obj schema, String path, Map<String, Set<String>> places) {
    if (schema.get("properties").orElse(Json.Null.VALUE) instanceof Json.Obj(var properties)) {
      places.put(path, new TreeSet<>(properties.keySet()));
      properties.forEach((name, field) -> describe((Json.Obj) field, path + "." + name, places));
    }
    if (schema.get("items").orElse(Json.Null.VALUE) instanceof Json.Obj items) {
      describe(items, path + "[0]", places);
    }
  }

  /// What the reader asks for where everything is written at once, of each type in turn.
  private static Map<String, Set<String>> read(Crd crd) {
    var places = new TreeMap<String, Set<String>>();
    var known = described(crd).keySet();
    for (Json.Obj spec : specs(crd)) {
      var document =
          Json.object()
              .put("apiVersion", "rouse.dev/v1alpha1")
              .put("kind", crd.kind())
              .put("metadata", Json.object().put("name", "x"))
              .put("spec", spec)
              .done();
      Resources.known(document)
          .forEach((place, names) -> {
            if (known.contains(place)) {
              places.computeIfAbsent(place, _ -> new TreeSet<>()).addAll(names);
            }
          });
    }
    REFUSED.forEach((place, name) ->
        places.computeIfPresent(
            place,
            (_, names) -> {
              names.remove(name);
              return names;
            }));
    return places;
  }

  private static List<Json.Obj> specs(Crd crd) {
    var all = (Json.Obj) everything(crd.spec().json());
    return switch (crd) {
      case AGENT, MODEL_CONFIG -> List.of(all);
      case TOOL -> words(crd, "type").stream().map(word -> all.with("type", word)).toList();
      case AGENT_TEAM -> {
        var condition = (Json.Obj) all.get("terminationCondition").orElseThrow();
        var types = ((Json.Arr) at(crd, "terminationCondition.properties.type.enum")).items();
        yield types.stream()
            .map(type -> all.with("terminationCondition", condition.with("type", type)))
            .toList();
      }
    };
  }

  private static List<Json> words(Crd crd, String field) {
    return ((Json.Arr) at(crd, field + ".enum")).items();
  }

  private static Json at(Crd crd, String path) {
    return crd.spec().json().at("properties." + path).orElseThrow();
  }

  private static Json everything(Json.Obj schema) {
    if (schema.get("enum").orElse(Json.Null.VALUE) instanceof Json.Arr(var words)) {
      return words.getFirst();
    }
    return switch (schema.text("type").orElse("object")) {
      case "array" -> Json.array(List.of(everything((Json.Obj) schema.get("items").orElseThrow())));
      case "integer", "number" -> Json.of(1);
      case "boolean" -> Json.of(true);
      case "object" -> {
        var object = Json.object();
        if (schema.get("properties").orElse(Json.Null.VALUE) instanceof Json.Obj(var fields)) {
          fields.forEach((name, field) -> object.put(name, everything((Json.Obj) field)));
        }
        yield object.done();
      }
      default -> NAME;
    };
  }
}
