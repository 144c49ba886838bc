package dev.rouse.core.resource.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// The examples of the docs, and some that say all the rest.
final class ExamplesTest {
  private static final Path FOLDER = Path.of("src/test/resources/examples");

  @TestFactory
  Stream<DynamicTest> example_isReadWithoutAFault() throws IOException {
    return files().map(file -> test(file, () -> assertThat(read(file)).isNotEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> example_writtenAsJson_isReadAgainAsTheSame() throws IOException {
    return files()
        .map(file ->
            test(
                file,
                () -> {
                  for (Resource resource : read(file)) {
                    String json = resource.toJson().write();

                    assertThat(Resources.stored((Json.Obj) Json.parse(json))).isEqualTo(resource);
                    assertThat(Resources.read(json, "another"))
                        .isEqualTo(new Resources.Result.Read(List.of(resource)));
                  }
                }));
  }

  private static List<Resource> read(Path file) throws IOException {
    return switch (Resources.read(Files.readString(file), "default")) {
      case Resources.Result.Read(var resources) -> resources;
      case Resources.Result.Invalid(var faults) -> throw new AssertionError(faults.toString());
    };
  }

  private static DynamicTest test(Path file, Executable body) {
    return DynamicTest.dynamicTest(file.getFileName().toString(), body);
  }

  private static Stream<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }
}
