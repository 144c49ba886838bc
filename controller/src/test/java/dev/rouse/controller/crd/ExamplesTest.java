package dev.rouse.controller.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.ValidatorFactory;
import dev.rouse.controller.standin.Documents;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every example that people see is accepted, by the schemas and by the core's readers.
final class ExamplesTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/examples");
  private static final Path SAMPLES = Path.of("../samples");

  @TestFactory
  Stream<DynamicTest> example_isAccepted() throws IOException {
    try (var examples = Files.walk(EXAMPLES);
        var samples = Files.walk(SAMPLES)) {
      return Stream.concat(examples, samples).filter(ExamplesTest::isOurs).toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.toString(), () -> accepted(file)));
    }
  }

  /// Samples hold files of other programs too.
  private static boolean isOurs(Path file) {
    try {
      return file.toString().endsWith(".yaml")
          && Files.readString(file).contains("apiVersion: rouse.dev/");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void accepted(Path file) throws IOException {
    assertThat(Resources.read(Files.readString(file), "default"))
        .isInstanceOf(Resources.Result.Read.class);
    for (Json.Obj document : Documents.in(file)) {
      fits(document);
    }
  }

  private static void fits(Json.Obj document) {
    var crd =
        Arrays.stream(Crd.values())
            .filter(known -> document.text("kind").filter(known.kind()::equals).isPresent())
            .findFirst()
            .orElseThrow();
    var schema = strict(crd.spec().json());
    var result =
        new ValidatorFactory().validate(schema.write(), document.get("spec").orElseThrow().write());
    assertThat(result.getErrors()).isEmpty();
  }

  /// As the API server validates strictly: what no schema names is wrong.
  private static Json strict(Json schema) {
    return switch (schema) {
      case Json.Obj object -> {
        var strict = Json.object();
        object.fields().forEach((name, value) -> strict.put(name, strict(value)));
        boolean closed =
            object.get("properties").isPresent()
                && object.get("x-kubernetes-preserve-unknown-fields").isEmpty();
        yield closed && object.text("type").isPresent()
            ? strict.put("additionalProperties", false).done()
            : strict.done();
      }
      case Json.Arr(var items) -> Json.array(items.stream().map(ExamplesTest::strict).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> schema;
    };
  }
}
